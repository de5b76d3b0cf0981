/* What a reader takes away: text, and dates for a calendar (RFC 5545).

   A classic script that works from file://; it comes after consent-report.js. Nothing here reads the
   page: it is given what is on the list. */
(function () {
  "use strict";

  var MOST_OCTETS = 75; /* Of a line, without its end: RFC 5545, section 3.1. */
  var LATER = 90; /* Days until it is worth looking again. */

  /* A promise of whether it was copied; pages from file:// have no clipboard of their own. */
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text).then(function () { return true; }, function () { return byHand(text); });
    }
    return Promise.resolve(byHand(text));
  }

  function byHand(text) {
    var field = document.createElement("textarea");
    var before = document.activeElement;
    field.value = text;
    field.readOnly = true;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.appendChild(field);
    field.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    field.remove();
    if (before) before.focus();
    return done;
  }

  /* ---- Text ---- */
  function wayAsText(way, isDone) {
    var lines = [(isDone ? "[x] " : "[ ] ") + way.title];
    if (way.deadlineWords) lines.push("    " + way.deadlineWords);
    (way.steps || []).forEach(function (step, number) { lines.push("    " + (number + 1) + ". " + step); });
    if (way.url) lines.push("    " + way.url);
    if (way.stops) lines.push("    Stops: " + way.stops);
    (way.goesOn || []).forEach(function (each) { lines.push("    Goes on: " + each); });
    return lines;
  }

  /* The list as text: `list` has a title, the day, entries of platforms, and what is left. */
  function asText(list) {
    var lines = [list.title, list.about, ""];
    list.entries.forEach(function (entry) {
      lines.push(entry.name, "");
      entry.ways.forEach(function (way) { lines = lines.concat(wayAsText(way.way, way.isDone), ""); });
      if (entry.others.length) {
        lines.push("  Other ways against the same:", "");
        entry.others.forEach(function (way) { lines = lines.concat(wayAsText(way, false).map(function (line) {
          return line.replace("[ ]", "  -");
        }), ""); });
      }
    });
    [["Without a recorded way out", list.left], ["Nothing to do", list.quiet]].forEach(function (part) {
      if (part[1].length) lines = lines.concat(part[0], "", part[1].map(function (line) { return "- " + line; }), "");
    });
    return lines.concat(list.source).join("\n") + "\n";
  }

  /* ---- Calendar ---- */
  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  }

  /* The line with its end, broken where it is too long, never within a character. */
  function foldedLine(line) {
    var encoder = new TextEncoder();
    var length = 0;
    return Array.from(line).map(function (character) {
      var octets = encoder.encode(character).length;
      var isOver = length + octets > MOST_OCTETS;
      length = (isOver ? 1 : length) + octets;
      return (isOver ? "\r\n " : "") + character;
    }).join("") + "\r\n";
  }

  function basic(day) {
    return day.replace(/-/g, "");
  }

  function eventLines(entry, stamp) {
    return [
      "BEGIN:VEVENT",
      "UID:" + entry.uid,
      "DTSTAMP:" + stamp,
      "DTSTART;VALUE=DATE:" + basic(entry.day),
      "SUMMARY:" + escaped(entry.title),
      "DESCRIPTION:" + escaped(entry.text),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  function dayAfter(now, days) {
    var later = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
    return [later.getFullYear(), ("0" + (later.getMonth() + 1)).slice(-2), ("0" + later.getDate()).slice(-2)].join("-");
  }

  /* Deadlines that lie ahead and a reminder; each a whole day that makes nobody busy. */
  function asCalendar(title, deadlines, reminder, now) {
    var stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    var day = dayAfter(now, LATER);
    var again = { uid: "checklist-again-" + day + "@consent-report", day: day, title: reminder.title, text: reminder.text };
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//consent-report//Checklist//EN", "NAME:" + escaped(title),
      "X-WR-CALNAME:" + escaped(title)];
    deadlines.concat(again).forEach(function (entry) { lines = lines.concat(eventLines(entry, stamp)); });
    return lines.concat("END:VCALENDAR").map(foldedLine).join("");
  }

  window.consentReport.files = { copy: copy, asText: asText, asCalendar: asCalendar, dayAfter: dayAfter };
})();
