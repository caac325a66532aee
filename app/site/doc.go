// Package site writes the pages of a dataset: complete HTML that says
// everything without a script, which the program takes over where it can.
//
// It is the only package that knows HTML as text. What is said of an event it
// takes from app/chronicle, the words and dates from app/words, the pictures
// from the same scenes that the program draws. It does no input or output: it
// hands files to its caller, one by one, and the same dataset and options give
// the same bytes.
package site
