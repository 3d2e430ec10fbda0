// Writes into the page what overflows or overlaps in it. Runs in the browser of the tests alone; no report has a script.
(function () {
    const findings = [];
    let measured = 0;
    const page = document.documentElement;
    const visible = (box) => box.width > 0.5 && box.height > 0.5;
    const name = (element) => element.tagName + "." + (element.getAttribute("class") || "") + " '" + element.textContent.trim().slice(0, 40) + "'";
    const scrolls = (element) => element.closest(".frame") !== null;

    function overlap(one, other) {
        return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1.5;
    }

    function apart(elements, where) {
        const boxes = elements.map((element) => [element, element.getBoundingClientRect()]).filter((pair) => visible(pair[1]));
        measured += boxes.length;
        for (let i = 0; i < boxes.length; i++) {
            for (let j = 0; j < i; j++) {
                if (overlap(boxes[i][1], boxes[j][1])) findings.push("overlap in " + where + ": " + name(boxes[i][0]) + " and " + name(boxes[j][0]));
            }
        }
    }

    function within(element, frame, where) {
        const box = element.getBoundingClientRect();
        if (!visible(box)) return;
        measured += 1;
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
            findings.push("outside of " + where + ": " + name(element) + " at " + [box.left, box.top, box.right, box.bottom].map(Math.round));
        }
    }

    function look(state) {
        if (page.scrollWidth > page.clientWidth) findings.push(state + ": the page is " + page.scrollWidth + " wide, the window " + page.clientWidth);
        for (const element of document.querySelectorAll("body *:not(svg *):not(.skip):not(script)")) {
            const box = element.getBoundingClientRect();
            if (!visible(box) || scrolls(element)) continue;
            measured += 1;
            if (box.left < -1 || box.right > page.clientWidth + 1) findings.push(state + ": " + name(element) + " leaves the window");
        }
        for (const svg of document.querySelectorAll("svg")) {
            const frame = svg.getBoundingClientRect();
            if (!visible(frame)) continue;
            const texts = [...svg.querySelectorAll("text")];
            for (const text of texts) within(text, frame, "its picture");
            apart(texts, "a picture");
        }
        for (const line of document.querySelectorAll("figcaption, .dates, .key, .tiles, .cards, main, .map")) {
            apart([...line.children].filter((child) => !child.matches("script")), line.className || line.tagName);
        }
    }

    // With nothing pointed at, one band and what the signs mean; in the focus, its band alone and its one value.
    function one(plot, state) {
        const svg = plot.closest("svg");
        const shown = (selector) => [...plot.querySelectorAll(selector)].filter((element) => getComputedStyle(element).display !== "none");
        const banded = new Set(shown(".band, .bar").map((element) => element.closest(".series")));
        if (banded.size > 1) findings.push(state + ": the bands of " + banded.size + " topics show");
        const words = shown(".tip, .legend");
        if (words.length !== 1) findings.push(state + ": " + words.length + " values show above the plot");
        for (const text of words) {
            within(text, svg.getBoundingClientRect(), "its picture");
            apart([...svg.querySelectorAll("text")], "a picture");
        }
        return banded;
    }

    function focus() {
        for (const plot of document.querySelectorAll(".lines")) {
            if (!visible(plot.getBoundingClientRect())) continue;
            const first = plot.querySelector(".first");
            if ([...one(plot, "rest")].some((series) => series !== first)) findings.push("rest: not the first topic's band");
            for (const point of plot.querySelectorAll(".series > g")) {
                point.focus();
                if (document.activeElement !== point) findings.push("no focus for " + name(point));
                const series = point.closest(".series");
                if ([...one(plot, "focus")].some((other) => other !== series)) findings.push("focus: another topic's band");
                if (getComputedStyle(point.querySelector(".tip")).display === "none") findings.push("focus: no value for " + name(point));
            }
            document.activeElement.blur();
        }
    }

    look("closed");
    focus();
    for (const details of document.querySelectorAll("details")) details.open = true;
    look("open");
    const result = document.createElement("pre");
    result.id = "findings";
    result.textContent = "window " + page.clientWidth + "\nmeasured " + measured + "\n" + findings.map((finding) => "- " + finding).join("\n") + "\nend";
    document.body.appendChild(result);
})();
