/* Asks the index while a reader types, and shows what it answers as a list to choose from.

   Every text of the index is put in as text. Follows the pattern of a combobox with a list
   (WAI-ARIA Authoring Practices). */
(function () {
  "use strict";

  var search = window.consentReport.search = window.consentReport.search || {};
  var PLATFORM = 0, PLACE = 1, ORGANISATION = 2, PAGE = 3;
  var SHOWN = [10, 5, 5, 5];
  var FINDINGS = 8;
  var WAIT = 60; /* Milliseconds without a key, before texts are asked. */
  var HINT = "Type the name of a platform, a place or a company, or any words.";

  /* ---- One result ---- */
  function hrefOf(address, anchor) {
    var parts = address.split("#");
    var page = consentReport.root + parts[0];
    /* A browser shows a folder's list of files there, not its page. */
    if (location.protocol === "file:") page += "index.html";
    var target = anchor || parts[1];
    return page + (target ? "#" + target : "");
  }

  function firstFound(names, terms) {
    return names.find(function (name) { return search.places(name, terms).length; });
  }

  /* What it is, and by which other name it was found. */
  function noteOf(entry, terms) {
    var parts = entry.note ? [entry.note] : [];
    if (entry.kind === PLACE && entry.aliases.length) parts.push(entry.aliases[0]);
    var seen = search.places(entry.title, terms).map(function (place) { return place.term; });
    var left = terms.filter(function (term, number) { return seen.indexOf(number) < 0; });
    if (left.length) {
      var alias = firstFound(entry.aliases.slice(entry.kind === PLACE ? 1 : 0), left);
      var former = firstFound(entry.former, left);
      var owner = firstFound(entry.owners, left);
      if (alias) parts.push("also " + alias);
      if (former) parts.push("formerly " + former);
      if (owner && !alias && !former) parts.push("run or owned by " + owner);
    }
    return parts.join(" · ");
  }

  function nameItem(hit, terms) {
    return { href: hrefOf(hit.entry.address), title: hit.entry.title, text: noteOf(hit.entry, terms) };
  }

  function sectionItem(hit, terms) {
    var section = hit.entry.outline[hit.section];
    var isTitle = !section[0] || section[1] === hit.entry.title;
    return {
      href: hrefOf(hit.entry.address, section[0]),
      title: hit.entry.title + (isTitle ? "" : ": " + section[1]),
      text: search.excerpt(hit.text || "", terms)
    };
  }

  /* ---- All results, as groups ---- */
  function groupsOf(names, hits, terms) {
    var groups = names.map(function (found, kind) {
      return {
        label: search.GROUPS[kind],
        count: found.length,
        items: found.slice(0, SHOWN[kind]).map(function (hit) { return nameItem(hit, terms); })
      };
    });
    var pages = groups[PAGE];
    pages.count += hits.pages.count;
    hits.pages.shown.forEach(function (hit) {
      var item = sectionItem(hit, terms);
      if (pages.items.some(function (other) { return other.href === item.href; })) pages.count -= 1;
      else pages.items.push(item);
    });
    var findings = {
      label: "Findings",
      count: hits.findings.count,
      items: hits.findings.shown.map(function (hit) { return sectionItem(hit, terms); })
    };
    function isSame(kind) { return names[kind].length > 0 && names[kind][0].isSame; }
    var order = [groups[PLATFORM], groups[PLACE], groups[ORGANISATION], findings, pages];
    if (isSame(PAGE)) order = [groups[PLATFORM], groups[PLACE], groups[ORGANISATION], pages, findings];
    if (isSame(PLACE) && !isSame(PLATFORM)) order.unshift(order.splice(1, 1)[0]);
    return order.filter(function (group) { return group.items.length; });
  }

  /* Those that hold the words as they were typed come before the rest of the best. */
  function asTyped(hits, phrase) {
    function has(hit) { return search.padded([hit.text || ""]).indexOf(phrase) >= 0 ? 1 : 0; }
    return hits.sort(function (a, b) { return has(b) - has(a); });
  }

  function split(hits) {
    function some(wanted, most) {
      var of = hits.filter(function (hit) { return (hit.entry.kind === PAGE) === wanted; });
      return { count: of.length, shown: of.slice(0, most) };
    }
    return { findings: some(false, FINDINGS), pages: some(true, SHOWN[PAGE]) };
  }

  /* ---- The answers to a question, the last of them complete ---- */
  function answer(text, isCurrent, show) {
    var terms = search.termsOf(text);
    return search.withIndex().then(function (index) {
      if (!isCurrent()) return null;
      show(groupsOf(search.namesFor(index, terms), split([]), terms), null);
      return new Promise(function (resolve) { setTimeout(resolve, WAIT); }).then(function () {
        return isCurrent() ? complete(index, text, terms, isCurrent, show) : null;
      });
    });
  }

  function complete(index, text, terms, isCurrent, show) {
    return search.inText(index, terms).then(function (found) {
      var better = search.corrected(index, terms, found.scores, found.rows);
      if (!better) return [terms, found];
      return search.inText(index, better).then(function (again) { return [better, again]; });
    }).then(function (asked) {
      var used = asked[0];
      var hits = split(asked[1].hits);
      var names = search.namesFor(index, used);
      var isSome = !hits.findings.count && !hits.pages.count && !names.some(function (of) { return of.length; });
      if (isSome && used.length > 1) names = search.someNames(index, used);
      return search.withTexts(index, hits.findings.shown.concat(hits.pages.shown)).then(function () {
        if (!isCurrent()) return;
        asTyped(hits.findings.shown, search.padded([text]));
        show(groupsOf(names, hits, used), { typed: terms, used: used, isSome: isSome });
      });
    });
  }

  /* ---- The sentence above the list ---- */
  function counted(groups) {
    var all = 0, shown = 0;
    groups.forEach(function (group) {
      all += group.count;
      shown += group.items.length;
    });
    if (!all) return "Nothing found. ";
    return all + (all === 1 ? " result" : " results") + (shown < all ? ", the best " + shown + " shown" : "");
  }

  function sentence(groups, how) {
    var changed = how.used.filter(function (term) { return term.like[0] !== term.word; });
    var words = changed.map(function (term) { return "“" + term.like.join("” or “") + "”"; });
    if (how.isSome && groups.length) return "Nothing has all of these words. " + counted(groups) + " for some of them";
    return counted(groups) + (words.length && groups.length ? " for " + words.join(" and ") : "");
  }

  /* ---- The list and the keys ---- */
  search.attach = function (root, open, close, wasEntered) {
    var input = root.querySelector("input");
    var list = root.querySelector("[role=listbox]");
    var status = root.querySelector("[role=status]");
    var turn = 0, drawn = 0, isEntered = false, active = null;

    function activate(option) {
      if (active) active.setAttribute("aria-selected", "false");
      active = option || null;
      if (!active) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      active.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    }

    function optionFor(item, number, terms) {
      var option = search.element("a", "cr-search__result");
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.id = "cr-search-" + number;
      option.tabIndex = -1;
      option.href = item.href;
      option.append(search.marked(search.element("span", "cr-search__title"), item.title, terms));
      if (item.text) option.append(search.marked(search.element("span", "cr-search__text"), item.text, terms));
      return option;
    }

    function draw(groups, terms) {
      var kept = active && active.href;
      var number = 0;
      activate(null);
      list.replaceChildren.apply(list, groups.map(function (group, at) {
        var box = search.element("div", "cr-search__group");
        var label = search.element("div", "cr-search__label", group.label);
        label.id = "cr-search-group-" + at;
        label.setAttribute("role", "presentation");
        box.setAttribute("role", "group");
        box.setAttribute("aria-labelledby", label.id);
        box.append(label);
        group.items.forEach(function (item) { box.append(optionFor(item, (number += 1), terms)); });
        return box;
      }));
      list.hidden = !groups.length;
      input.setAttribute("aria-expanded", String(groups.length > 0));
      var same = kept && options().find(function (option) { return option.href === kept; });
      if (same) activate(same);
    }

    function say(text, isDeadEnd) {
      status.textContent = text;
      if (!isDeadEnd) return;
      var link = search.element("a", "", "All platforms");
      link.href = hrefOf("platforms/");
      status.append(link);
    }

    function options() {
      return Array.from(list.querySelectorAll("[role=option]"));
    }

    /* The one that is active, else the first; what is drawn may still be that of the word before. */
    function choose() {
      open();
      var option = active || (drawn === turn && options()[0]);
      if (option) option.click();
      else isEntered = true;
    }

    function ask() {
      var mine = (turn += 1);
      var text = input.value;
      var terms = search.termsOf(text);
      isEntered = false;
      if (!terms.length) {
        say(HINT);
        draw([], terms);
        return;
      }
      answer(text, function () { return mine === turn; }, function (groups, how) {
        if (!groups.length && !how) return;
        drawn = mine;
        draw(groups, how ? how.used : terms);
        if (how) say(sentence(groups, how), !groups.length);
        if (isEntered) choose();
      }).catch(function () {
        say("The search could not be loaded. ", true);
      });
    }

    function move(step) {
      open();
      var all = options();
      if (!all.length) return;
      var at = active ? all.indexOf(active) + step : step > 0 ? 0 : all.length - 1;
      activate(all[(at + all.length) % all.length]);
    }

    input.addEventListener("input", ask);
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Enter") choose();
      else return;
      event.preventDefault();
    });
    /* The field keeps the focus, so that the keyboard of a phone stays. */
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      if (event.target.closest("a")) close();
    });
    ask();
    isEntered = wasEntered;
  };
})();
