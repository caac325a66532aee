package network_test

import (
	"fmt"

	"parley/app/network"
	"parley/app/query"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// record returns a dataset of three people: Ann met Ben, and Ben met Cleo a week later.
func record() *dataset.Dataset {
	d := &dataset.Dataset{}
	for _, name := range []string{"Ann", "Ben", "Cleo"} {
		d.Actors = append(d.Actors, dataset.Actor{ID: dataset.ActorID(name), Name: name, Kind: codebook.Person, PartOf: dataset.None})
	}
	meet := func(day string, a, b dataset.ActorRef) {
		when, err := edtf.Parse(day)
		if err != nil {
			panic(err)
		}
		part := func(who dataset.ActorRef) dataset.Part {
			return dataset.Part{Actor: who, Role: codebook.RoleActor, For: dataset.None}
		}
		d.Events = append(d.Events, dataset.Event{ID: dataset.EventID(day), When: when, Where: dataset.None, Type: codebook.Consult,
			Status: codebook.Happened, Who: []dataset.Part{part(a), part(b)}})
	}
	meet("2025-08-06", 0, 1)
	meet("2025-08-13", 1, 2)
	dataset.Seal(d)
	return d
}

// Chains finds how two actors who never met are linked.
func ExampleGraph_Chains() {
	d := record()
	g := network.New(d)
	var shown query.Result
	query.NewIndex(d, dataset.NewLedger(d)).Run(query.Filter{}, &shown)
	for _, chain := range g.Chains(&shown, network.Ask{From: 0, To: 2, Window: [2]edtf.Instant{edtf.Past, edtf.Future}}) {
		for _, hop := range chain {
			fmt.Println(d.Actors[hop.From].Name, "and", d.Actors[hop.To].Name, "on", d.Events[hop.Event].When)
		}
	}
	// Output:
	// Ann and Ben on 2025-08-06
	// Ben and Cleo on 2025-08-13
}

// Between lists the events that tie two actors.
func ExampleGraph_Between() {
	g := network.New(record())
	pair, ok := g.Between(1, 0)
	fmt.Println(ok, len(pair.Direct), len(pair.Shared))
	_, ok = g.Between(0, 2)
	fmt.Println(ok)
	// Output:
	// true 1 0
	// false
}
