package main

import "parley/web"

func licencesCommand() command {
	return command{
		name: "licences", args: "",
		summary: "print the licences of all that the tool and its sites hold",
		help:    "Every site has the same text as licences.txt, and links to it from its page of data.",
		example: "parley licences | less",
		run: func(s streams, args []string) int {
			if len(args) > 0 {
				return s.fail("licences: no arguments, please")
			}
			if _, err := s.out.Write(web.Licences); err != nil {
				return s.fail("licences: %v", err)
			}
			return exitOK
		},
	}
}
