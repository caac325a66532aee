package codebook

import "testing"

// TestRolesAsReadersUnderstandThem checks that a host is labelled host and a
// guest guest, and that no type of event shows the labels of the coding.
func TestRolesAsReadersUnderstandThem(t *testing.T) {
	visit, _ := ParseMode(Consult, "visit")
	phone, _ := ParseMode(Consult, "phone")
	for _, c := range []struct {
		t    Type
		m    Mode
		r    Role
		want string
	}{
		{Consult, visit, RoleActor, "guest"}, {Consult, visit, RoleRecipient, "host"}, {Consult, phone, RoleRecipient, "called"},
		{Consult, phone, RoleActor, ""}, {Consult, 0, RoleRecipient, ""}, {Threaten, 0, RoleRecipient, "threatened"},
		{Sanction, 0, RoleRecipient, "sanctioned"}, {Aid, 0, RoleRecipient, "receives it"}, {Consult, visit, RoleMediator, "mediator"},
	} {
		if got := c.r.In(c.t, c.m).Label; got != c.want {
			t.Errorf("%s %s, %s: %q, want %q", c.t.Code(), c.m.Code(), c.r.Code(), got, c.want)
		}
	}
	for typ := range Type(TypeCount) {
		for r := RoleActor; r <= RoleMentioned; r++ {
			if got := r.In(typ, 0).Label; got == "recipient" || got == "actor" || got == "takes part" {
				t.Errorf("%s: %s is called %q", typ.Code(), r.Code(), got)
			}
		}
	}
}
