/* The list as a reader takes it away: what stands in the text and in the calendar.

   A classic script that works from file://; it comes after checklist-files.js and checklist-list.js. */
(function () {
  "use strict";

  var kept = window.consentReport;

  function lines(entries, property) {
    return entries.reduce(function (found, entry) {
      return found.concat(entry[property].map(function (each) {
        var practice = each.practice || each;
        return entry.name + ": " + kept.list.aboutPractice(practice) + (each.why ? ". " + each.why : "");
      }));
    }, []);
  }

  function unknown(entries) {
    return entries.filter(function (entry) { return entry.isUnknown; }).map(function (entry) {
      return entry.name + ": not checked.";
    });
  }

  function dayWords(iso) {
    var parts = iso.split("-").map(Number);
    var day = new Date(parts[0], parts[1] - 1, parts[2]);
    return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }

  function text(taken) {
    return kept.files.asText({
      title: "My checklist: " + taken.where,
      about: taken.progress + ", " + dayWords(taken.today),
      entries: taken.entries.filter(function (entry) { return entry.ways.length; }).map(function (entry) {
        return {
          name: entry.name,
          ways: entry.ways.map(function (way) { return { way: way.way, isDone: Boolean(taken.done[way.id]) }; }),
          others: entry.others.map(function (way) { return way.way; }),
        };
      }),
      left: lines(taken.entries, "left").concat(unknown(taken.entries)),
      quiet: lines(taken.entries, "quiet"),
      source: document.title + ": " + location.href,
    });
  }

  /* Of ways that are not ticked off, the deadlines that lie ahead; a month counts from its first day. */
  function deadlines(taken) {
    var found = [];
    taken.entries.forEach(function (entry) {
      entry.ways.concat(entry.others).forEach(function (way) {
        var due = way.way.deadline;
        if (!due || due[1] < taken.today || taken.done[way.id]) return;
        found.push({
          uid: "checklist-" + way.id.replace("/", "-") + "@consent-report",
          day: due[0],
          title: entry.name + ": " + way.way.title,
          text: ["For full effect, by " + due[2] + "."].concat(way.way.steps || [], way.way.url || []).join("\n"),
        });
      });
    });
    return found;
  }

  function calendar(taken) {
    return kept.files.asCalendar("My checklist", deadlines(taken), {
      title: "Look at my checklist again",
      text: "Settings and policies change. My checklist: " + location.href,
    }, new Date());
  }

  kept.taken = { text: text, calendar: calendar };
})();
