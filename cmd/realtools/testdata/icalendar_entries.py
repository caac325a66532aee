"""icalendar_entries.py DIR...: reads DIR/data/calendar.ics in icalendar and prints its entries by UID as JSON."""
import json, sys
from icalendar import Calendar

out = {}
for folder in sys.argv[1:]:
    with open(folder + "/data/calendar.ics", "rb") as f:
        entries = {}
        for e in Calendar.from_ical(f.read()).walk("VEVENT"):
            uid = str(e["UID"])
            if uid in entries:
                sys.exit("two entries " + uid)
            entries[uid] = {"Start": e.decoded("DTSTART").isoformat(), "End": e.decoded("DTEND").isoformat(),
                            "Status": str(e["STATUS"]), "Summary": str(e["SUMMARY"])}
    out[folder] = entries
print(json.dumps(out))
