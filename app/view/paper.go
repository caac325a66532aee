package view

// MostOnPage is how many events the first page of a record tells in full. A larger
// record is divided into chapters, and its first page tells the weightiest.
const MostOnPage = 400
