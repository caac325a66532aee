package view

// MostOnPage is how many events the first page of a record has in full. A larger
// record is divided into chapters, and its first page has the most important.
const MostOnPage = 400
