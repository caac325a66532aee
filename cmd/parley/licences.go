package main

import "parley/web"

func licencesCommand() command {
	return command{
		name: "licences", args: "",
		summary: "Print the licences of everything that ships",
		help:    "Every site has the same text as licences.txt, and links to it from its page of data.",
		example: "parley licences | less",
		run: func(s streams, args []string) int {
			if len(args) > 0 {
				return s.fail("licences takes no arguments")
			}
			if _, err := s.out.Write(web.Licences); err != nil {
				return s.fail("licences: %v", err)
			}
			return exitOK
		},
	}
}
