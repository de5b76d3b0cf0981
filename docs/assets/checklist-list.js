/* The list itself: what can be done about each platform that was chosen, in one place.

   A classic script that works from file://; it comes after consent-report.js. Which ways work where and in
   which order was decided when the data were made (editions/effects.py); here it is looked up and put into
   copies of the page's templates, as text. */
(function () {
  "use strict";

  var kept = window.consentReport;
  var one = function (selector, inside) { return (inside || document).querySelector(selector); };

  function part(name) {
    return one('template[data-part="' + name + '"]').content.firstElementChild.cloneNode(true);
  }

  function chip(status) {
    return one('template[data-chip="' + status + '"]').content.cloneNode(true);
  }

  function definition(status) {
    return one('template[data-chip="' + status + '"]').dataset.definition;
  }

  function fill(inside, name, text, isOptional) {
    var slot = one("[data-" + name + "]", inside);
    (one("dd", slot) || slot).textContent = text || "";
    if (isOptional) slot.hidden = !text;
    return slot;
  }

  function listOf(list, texts) {
    texts.forEach(function (text) {
      list.appendChild(document.createElement("li")).textContent = text;
    });
  }

  /* As on pages of platforms: a part of a country has its country's answer unless it has its own, and what
     no class names belongs to the last. */
  function classOf(places, code) {
    var wanted = [code, code.split("-")[0]];
    for (var each = 0; each < wanted.length; each += 1) {
      for (var number = 0; number < places.length; number += 1) {
        if (wanted[each] && places[number].split(" ").indexOf(wanted[each]) >= 0) return number;
      }
    }
    return places.length - 1;
  }

  function operatorsOf(data, place) {
    var places = data.operators.map(function (entry) { return entry[0]; });
    return data.operators.length ? data.operators[classOf(places, place)][1] : [];
  }

  function contentsOf(numbers, data) {
    var found = [];
    numbers.forEach(function (number) {
      data.practices[number][2].forEach(function (content) {
        if (found.indexOf(content) < 0) found.push(content);
      });
    });
    return found;
  }

  /* What holds for a platform in a place and for a kind of account. */
  function entryOf(slug, name, data, state) {
    var cells = data.cells[classOf(data.places, state.place)];
    var audience = Math.min(state.audiences[slug] || 0, cells.length - 1);
    var sheet = data.sheets[cells[audience]];
    var ways = sheet.ways.map(function (way) {
      return { id: slug + "/" + data.ways[way[0]].id, way: data.ways[way[0]], order: way[1], isOther: way[2] === 1,
        contents: contentsOf(way[3], data) };
    });
    return {
      slug: slug,
      name: name,
      data: data,
      audience: audience,
      hasAccounts: cells.some(function (cell) { return cell !== cells[0]; }),
      main: sheet.main < 0 ? null : data.practices[sheet.main],
      ways: ways.filter(function (way) { return !way.isOther; }),
      others: ways.filter(function (way) { return way.isOther; }),
      left: sheet.left.map(function (left) { return { practice: data.practices[left[0]], why: left[1] || "" }; }),
      quiet: sheet.quiet.map(function (number) { return data.practices[number]; }),
      isUnknown: !ways.length && !sheet.left.length && !sheet.quiet.length,
    };
  }

  /* By the keys of the first ways; what has none comes last. Equal keys stay in order of names. */
  function byOrder(one, other) {
    if (!one.ways.length || !other.ways.length) return other.ways.length - one.ways.length;
    var a = one.ways[0].order;
    var b = other.ways[0].order;
    for (var each = 0; each < a.length; each += 1) {
      if (a[each] !== b[each]) return a[each] < b[each] ? -1 : 1;
    }
    return 0;
  }

  function pageOf(slug) {
    return kept.page("platforms/" + slug + "/");
  }

  function deadlineWords(way, today) {
    if (!way.deadline) return "";
    if (way.deadline[1] >= today) return "For full effect, by " + way.deadline[2];
    return "For full effect it was to be done by " + way.deadline[2] + "; later it may reach less.";
  }

  function wayCard(entry, found, state, today, isOther) {
    var way = found.way;
    var card = part("way");
    var box = one("input", card);
    var label = one("label", card);
    way.deadlineWords = deadlineWords(way, today);
    fill(card, "title", way.title);
    if (isOther) label.replaceWith(one("[data-title]", label));
    box.checked = Boolean(state.done[found.id]);
    box.dataset.way = found.id;
    fill(card, "effect", one("[data-effects]").children[found.order[0]].textContent);
    fill(card, "channel", way.channel, true);
    fill(card, "count", way.steps ? way.steps.length + (way.steps.length === 1 ? " step" : " steps") : "", true);
    fill(card, "login", way.login);
    fill(card, "who", "For: " + way.who);
    fill(card, "deadline", way.deadlineWords, true);
    one("[data-steps]", card).hidden = !way.steps;
    listOf(one("[data-steps]", card), way.steps || []);
    var link = one("[data-link]", card);
    link.hidden = !way.url;
    if (way.url) {
      one("a", link).href = way.url;
      one("a", link).rel = "noopener noreferrer nofollow external";
      one("a", link).textContent = "Open " + way.host;
    }
    fill(link, "foreign", way.foreign && "This address belongs to somebody else: " + way.foreign, true);
    fill(card, "stops", way.stops, true);
    one("[data-goes-on]", card).hidden = !way.goesOn;
    listOf(one("[data-goes-on] ul", card), way.goesOn || []);
    fill(card, "contents", found.contents.join("; "), true);
    fill(card, "whom", way.whom, true);
    fill(card, "walked", (way.walked ? "Walked by this report on " + way.walked
      : "Taken from the sources; this report has not walked them")
      + (way.confirmed ? ". Last confirmed " + way.confirmed : ""));
    one("[data-more]", card).href = pageOf(entry.slug) + "#opt-out-" + way.id;
    one("[data-more]", card).setAttribute("aria-label", "Sources and details: " + entry.name + ", " + way.title);
    return card;
  }

  function accountPicker(section, entry) {
    var select = one("select", section);
    one("[data-account]", section).hidden = !entry.hasAccounts;
    entry.data.audiences.forEach(function (label, number) {
      select.add(new Option(label, String(number), false, number === entry.audience));
    });
    select.id = "cr-account-" + entry.slug;
    select.dataset.account = entry.slug;
  }

  function named(section, entry) {
    var link = one("[data-name]", section);
    link.textContent = entry.name;
    link.href = pageOf(entry.slug);
    return section;
  }

  function platformSection(entry, state, today) {
    var section = named(part("platform"), entry);
    one("[data-status]", section).appendChild(chip(entry.main ? entry.main[0] : "not_checked"));
    fill(section, "what", entry.main ? aboutPractice(entry.main) : definition("not_checked"));
    accountPicker(section, entry);
    var items = one("[data-items]", section);
    entry.ways.forEach(function (way) { items.appendChild(wayCard(entry, way, state, today, false)); });
    one("[data-none]", section).hidden = entry.ways.length > 0;
    var others = one("[data-others]", section);
    others.hidden = !entry.others.length;
    entry.others.forEach(function (way) {
      one("div", others).appendChild(wayCard(entry, way, state, today, true));
    });
    return section;
  }

  function aboutPractice(practice) {
    return practice[1] + (practice[2].length ? "; " + practice[2].join("; ") : "") + (practice[3] ? " (" + practice[3] + ")" : "");
  }

  function leftItem(status, what, why) {
    var item = part("item");
    one("[data-status]", item).appendChild(chip(status));
    fill(item, "what", what);
    fill(item, "why", why, true);
    return item;
  }

  function leftSection(entry) {
    var section = named(part("left"), entry);
    var items = one("[data-items]", section);
    entry.left.forEach(function (left) {
      items.appendChild(leftItem(left.practice[0], aboutPractice(left.practice), left.why || definition(left.practice[0])));
    });
    if (entry.isUnknown) items.appendChild(leftItem("not_checked", "", definition("not_checked")));
    return section;
  }

  function quietSection(entry) {
    var section = named(part("left"), entry);
    entry.quiet.forEach(function (practice) {
      one("[data-items]", section).appendChild(leftItem(practice[0], aboutPractice(practice), ""));
    });
    return section;
  }

  function replaced(list, section, children) {
    list.textContent = "";
    children.forEach(function (child) { list.appendChild(child); });
    if (section) section.hidden = !children.length;
  }

  /* An account can still be picked where nothing is to be done for the one that is shown. */
  function hasSection(entry) {
    return entry.ways.length || entry.others.length || entry.hasAccounts;
  }

  function show(entries, state, today) {
    replaced(one("[data-ways]"), null, entries.filter(hasSection).map(function (entry) {
      return platformSection(entry, state, today);
    }));
    replaced(one("[data-left]"), one("[data-left-section]"), entries.filter(function (entry) {
      return entry.left.length || entry.isUnknown;
    }).map(leftSection));
    replaced(one("[data-quiet]"), one("[data-quiet-section]"), entries.filter(function (entry) {
      return entry.quiet.length;
    }).map(quietSection));
  }

  kept.list = { entryOf: entryOf, byOrder: byOrder, show: show, operatorsOf: operatorsOf, aboutPractice: aboutPractice };
})();
