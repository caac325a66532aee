package browser

// Notice is something that web/device/ tells the program.
type Notice struct {
	// Kind is "state" when what Device gives has changed; "news" when the site has
	// newer data; "reading" when a file of the reader's is being read, "opened"
	// when it has been, "refused" when it cannot be.
	Kind string
	Name string // of the file
	Why  string // it was refused: a word such as "size", or a message
	// The dataset: in two parts, or as one pack.
	Core, Texts, Pack []byte
	Kept              bool // it comes from what the device keeps
	Minute            int  // of the day, local time, at which news came
	Errors, Warnings  int
	Findings          []Finding
	Report            []string // what became of the rows of a file of another program
}

// Finding is what the checker says of a file: where, how grave, what is wrong,
// and the fix, which may be "".
type Finding struct{ Where, Severity, Say, Suggest string }
