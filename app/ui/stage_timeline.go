package ui

func newTimelineStage(p *Page) stage { return nil }
