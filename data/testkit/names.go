package testkit

import "parley/data/codebook"

// laneCount is the number of delegations: ten countries, an international body
// and the press.
const laneCount = 12

// Lanes other than the countries.
const (
	laneBody  = 10
	lanePress = 11
)

// script is the script of a country's names.
type script uint8

const (
	latin script = iota
	cyrillic
	arabic
	chinese
)

// country is the data that a delegation is generated from.
type country struct {
	id, name, short, code string // code belongs to a real country, so that regions work
	script                script
	lat, lon              float64
	cities                []string
	weight                int // relative frequency of taking part
}

var countries = [laneBody]country{
	{"norvania", "Republic of Norvania", "Norvania", "SE", latin, 59.3, 18.1, []string{"Vastholm", "Örnby", "Lindåsa"}, 22},
	{"tarvia", "Тарвийская Федерация", "Тарвия", "RU", cyrillic, 55.7, 37.6, []string{"Горск", "Белоречье", "Северный Порт"}, 18},
	{"lingzhou", "凌州共和国", "凌州", "CN", chinese, 39.9, 116.4, []string{"凌京", "海門", "青原"}, 13},
	{"sarman", "مملكة سرمان", "سرمان", "SA", arabic, 24.7, 46.7, []string{"دار السلام", "المرفأ", "النخيل"}, 9},
	{"costaverde", "República de Costaverde", "Costaverde", "BR", latin, -15.8, -47.9, []string{"São Telmo", "Puerto Ámbar", "Río Claro"}, 8},
	{"estmark", "Kingdom of Estmark", "Estmark", "DK", latin, 55.7, 12.6, []string{"Kongsvig", "Østerå", "Nyhavn"}, 8},
	{"drenova", "Република Дренова", "Дренова", "BG", cyrillic, 42.7, 23.3, []string{"Стара Река", "Зеленград", "Бели Дол"}, 7},
	{"akwana", "Federal Republic of Akwana", "Akwana", "NG", latin, 9.1, 7.5, []string{"Port Abeni", "Kumaro", "Zuwera"}, 6},
	{"valdora", "Valdora", "", "PL", latin, 52.2, 21.0, []string{"Łagów Stary", "Brzezina", "Dąbrowiec"}, 5},
	{"pelagia", "Commonwealth of Pelagia", "Pelagia", "AU", latin, -35.3, 149.1, []string{"Port Merrow", "Halcyon Bay", "Tern Island"}, 4},
}

// given and family are the given and family names by script.
var given = [...][]string{
	latin:    {"Ada", "Bruno", "Clara", "Dag", "Elena", "Falk", "Greta", "Hugo", "Inês", "Jakob", "Kaja", "Lázaro", "Mirèle", "Nils"},
	cyrillic: {"Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Зоя", "Игорь", "Кира", "Лев", "Мария", "Никита", "Ольга", "Павел"},
	arabic:   {"أمينة", "بشير", "جميلة", "حسن", "خالد", "دلال", "رشيد", "زينب", "سامي", "طارق", "عائشة", "فريد", "ليلى", "منير"},
	chinese:  {"安", "博文", "晨", "丹", "芳", "国强", "海燕", "佳", "凯", "丽华", "明", "宁", "平", "清"},
}

var family = [...][]string{
	latin:    {"Almeida", "Bergström", "Castellan", "Dvorsky", "Ekwueme", "Fjeld", "Grünwald", "Hallam", "Ibarra", "Jørgensen", "Kowalczyk", "Lindqvist", "Marchetti", "Nwosu", "O’Hara", "Peixoto", "Quist", "Rasmussen", "Søby"},
	cyrillic: {"Арсеньев", "Белова", "Воронин", "Громова", "Дымов", "Ежова", "Жаров", "Зимина", "Ильин", "Котова", "Лугов", "Морозова", "Носов", "Орлова", "Петров", "Рябова", "Сомов", "Тихонова", "Уваров"},
	arabic:   {"الأنصاري", "البكري", "التميمي", "الجابر", "الحداد", "الخطيب", "الدباغ", "الراوي", "الزهراني", "السعدي", "الشريف", "الصباغ", "الطائي", "العلي", "الغانم", "الفارس", "القاسم", "الكاتب", "المنصور"},
	chinese:  {"陈", "邓", "冯", "高", "韩", "蒋", "孔", "李", "马", "倪", "欧阳", "潘", "钱", "任", "苏", "唐", "王", "徐", "赵"},
}

// bodies are the state bodies of a country, by script.
var bodies = [...][]string{
	latin:    {"Ministry of Foreign Affairs", "Government", "Ministry of Defence", "Parliament", "Central Bank", "Presidency"},
	cyrillic: {"Министерство иностранных дел", "Правительство", "Министерство обороны", "Парламент", "Центральный банк", "Администрация президента"},
	arabic:   {"وزارة الخارجية", "الحكومة", "وزارة الدفاع", "البرلمان", "البنك المركزي", "الديوان"},
	chinese:  {"外交部", "政府", "国防部", "议会", "中央银行", "总统府"},
}

// offices are the offices of persons, highest first.
var offices = []string{"President", "Foreign minister", "Special envoy", "Spokesperson", "Defence minister", "Ambassador", "Deputy minister", "Adviser"}

// outletNames are the names of the press outlets.
var outletNames = []string{"Meridian Wire", "The Harbour Post", "Северный вестник", "Le Courrier du Delta", "صحيفة الأفق", "远洋日报", "Public Radio Six", "Data Monitor"}

// typeWeights are the relative frequencies of event types, modelled on real
// coded events: mostly statements and talks.
var typeWeights = [codebook.TypeCount]int{
	codebook.Statement: 240, codebook.Consult: 250, codebook.Agree: 115, codebook.Support: 80, codebook.Accuse: 75,
	codebook.Assault: 65, codebook.Coerce: 60, codebook.Request: 30, codebook.Reject: 16, codebook.Aid: 10, codebook.Protest: 10,
	codebook.Threaten: 9, codebook.Retreat: 7, codebook.Sanction: 7, codebook.Cooperate: 6, codebook.Mobilize: 4, codebook.Concede: 4,
	codebook.Deadline: 8, codebook.Period: 4,
}
