package check

import "testing"

// A likeness is 1 for the same name alone; names of two people have none.
func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"Donald Trump", "donald  TRUMP", 1}, {"Wołodymyr Żeleński", "Wolodymyr Zelenski", 1},
		{"Trump, Donald", "Donald Trump", 0.95}, {"Kim Jong-un", "Jong Un Kim", 0.95},
		{"D. Trump", "Donald Trump", 0.9}, {"Donald J. Trump", "Donald Trump", 0.9}, {"D. J. Trump", "Donald John Trump", 0.9},
		{"Trump", "Donald Trump", 0.8}, {"President Trump", "Donald Trump", 0.8}, {"UN", "United Nations", 0.8},
		{"В. Путин", "Владимир Путин", 0.9}, {"Путин", "Владимир Путин", 0.8},
		{"Vladimir Putin", "Vladimir Puttin", 0.93}, {"Volodymyr Zelensky", "Volodymyr Zelenskyy", 0.95},
		{"Melania Trump", "Donald Trump", 0}, {"M. Trump", "Donald Trump", 0}, {"Trump", "Putin", 0}, {"Ann", "Anna", 0},
		{"Outcome A", "Outcome B", 0}, {"Woman1", "Woman2", 0}, {"Committee 12", "Committee 13", 0}, {"", "", 0}, {"D.", "Donald Trump", 0},
		{"Johnson", "Boris Johnson", 0.8}, {"John Johnson", "Boris Johnson", 0},
	} {
		if ab, ba := Score(Likeness(c.a, c.b)), Score(Likeness(c.b, c.a)); ab != Score(c.want) || ba != ab {
			t.Errorf("%q and %q: %s, %s; want %s", c.a, c.b, ab, ba, Score(c.want))
		}
	}
	got := Matches("Trump", []Name{NameOf("Ann"), NameOf("Melania Trump"), NameOf("Trump"), NameOf("Donald Trump")})
	if len(got) != 3 || got[0] != (Match{2, 1}) || got[1] != (Match{1, 0.8}) || got[2] != (Match{3, 0.8}) {
		t.Errorf("%+v", got)
	}
}
