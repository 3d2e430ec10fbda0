/// The program of a map's page: it draws the papers, and answers to pointer and keys.
///
/// It reads the data of `MapData`, and puts what a listing wrote into the page as text alone, never as markup. It asks
/// for nothing: the page's policy allows no connection.
enum MapScript {
    static let source = [reading, drawing, pointing, finding, answering, beginning].joined(separator: "\n")

    /// The data, and what is looked at now.
    private static let reading = #"""
        "use strict";
        const data = JSON.parse(document.getElementById("data").textContent);
        const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
        const words = (text) => { const raw = bytes(text); return new Uint16Array(raw.buffer); };
        const xy = words(data.places), days = words(data.days), topicOf = bytes(data.filed), regionOf = words(data.inside);
        const linkOf = bytes(data.links);
        const titles = data.titles.split("\n"), ids = data.ids.split("\n"), count = titles.length;
        const lower = titles.map((title) => title.toLowerCase());
        const lit = new Uint8Array(count);
        data.themes.forEach((theme) => theme.papers.forEach((paper) => { lit[paper] = 1; }));
        const byId = (id) => document.getElementById(id);
        const canvas = document.createElement("canvas"), context = canvas.getContext("2d");
        const view = { scale: 1, x: 0, y: 0, width: 0, height: 0, ratio: 1 };
        const state = { picked: -1, query: "", week: 0, topic: -1, theme: -1 };
        let shown = new Uint8Array(count).fill(1), shownCount = count, colors = [], ink = "", soft = "", paper = "", glow = "";
        """#

    private static let drawing = #"""
        const px = (i) => (xy[2 * i] / 65535 * 0.96 + 0.02) * view.width * view.scale + view.x;
        const py = (i) => (xy[2 * i + 1] / 65535 * 0.96 + 0.02) * view.width * view.scale + view.y;
        const isFiltered = () => shownCount < count;
        function readColors() {
            const style = getComputedStyle(document.body), root = getComputedStyle(document.documentElement);
            ink = style.color; paper = style.backgroundColor;
            soft = root.getPropertyValue("--soft"); glow = root.getPropertyValue("--fall");
            colors = [...document.querySelectorAll("#colors i")].map((sign) => getComputedStyle(sign).color);
        }
        function resize() {
            const width = canvas.parentElement.clientWidth;
            view.ratio = window.devicePixelRatio || 1;
            view.width = width;
            view.height = Math.max(260, Math.ceil(width * (data.height * 0.96 + 0.04)));
            canvas.width = width * view.ratio;
            canvas.height = view.height * view.ratio;
            canvas.style.height = view.height + "px";
            draw();
        }
        function dot(i, radius) {
            const x = px(i), y = py(i);
            if (x < -9 || y < -9 || x > view.width + 9 || y > view.height + 9) return;
            context.moveTo(x + radius, y);
            context.arc(x, y, radius, 0, 7);
        }
        function dots(color, alpha, radius, wanted) {
            context.beginPath();
            for (let i = 0; i < count; i++) if (wanted(i)) dot(i, radius);
            context.globalAlpha = alpha;
            context.fillStyle = color;
            context.fill();
            context.globalAlpha = 1;
        }
        function draw() {
            context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
            context.clearRect(0, 0, view.width, view.height);
            const radius = Math.min(7, Math.max(1.4, view.width / 520) * Math.pow(view.scale, 0.45) * Math.pow(3000 / Math.max(count, 300), 0.15));
            if (isFiltered()) dots(soft, 0.16, radius, (i) => !shown[i]);
            colors.forEach((color, topic) => dots(color, 0.85, isFiltered() ? radius * 1.25 : radius, (i) => shown[i] && topicOf[i] === topic));
            context.strokeStyle = glow;
            context.lineWidth = 2;
            context.beginPath();
            for (let i = 0; i < count; i++) if (lit[i] && shown[i]) dot(i, radius + 2.5);
            context.stroke();
            names();
            if (state.picked >= 0) {
                context.beginPath();
                dot(state.picked, radius + 5);
                context.strokeStyle = ink;
                context.lineWidth = 2.5;
                context.stroke();
            }
        }
        function names() {
            const boxes = [];
            context.font = "650 13px " + getComputedStyle(document.body).fontFamily;
            context.textAlign = "center";
            context.textBaseline = "middle";
            context.lineJoin = "round";
            for (const region of data.regions) {
                const half = context.measureText(region.name).width / 2 + 5;
                const at = (region.x * 0.96 + 0.02) * view.width * view.scale + view.x;
                const y = (region.y * 0.96 + 0.02) * view.width * view.scale + view.y;
                if (at < 0 || at > view.width || y < 9 || y > view.height - 9 || 2 * half > view.width) continue;
                const x = Math.min(Math.max(at, half), view.width - half);
                if (boxes.some((box) => Math.abs(box[0] - x) < box[2] + half && Math.abs(box[1] - y) < 18)) continue;
                boxes.push([x, y, half]);
                context.strokeStyle = paper;
                context.globalAlpha = 0.85;
                context.lineWidth = 4;
                context.strokeText(region.name, x, y);
                context.globalAlpha = 1;
                context.fillStyle = ink;
                context.fillText(region.name, x, y);
            }
        }
        """#

    private static let pointing = #"""
        function nearest(x, y, reach) {
            let best = -1, least = reach * reach;
            for (let i = 0; i < count; i++) {
                if (!shown[i]) continue;
                const dx = px(i) - x, dy = py(i) - y, square = dx * dx + dy * dy;
                if (square < least) { least = square; best = i; }
            }
            return best;
        }
        // The nearest paper whose direction is at most 45 degrees off; the farther off, the farther it counts.
        function neighbour(from, dx, dy) {
            let best = -1, least = Infinity;
            for (let i = 0; i < count; i++) {
                if (i === from || !shown[i]) continue;
                const x = px(i) - px(from), y = py(i) - py(from);
                const along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
                if (along <= 0 || across > along) continue;
                const way = along + 2 * across;
                if (way < least) { least = way; best = i; }
            }
            return best;
        }
        function zoom(factor, x, y) {
            const scale = Math.min(40, Math.max(1, view.scale * factor)), part = scale / view.scale;
            view.x = x - (x - view.x) * part;
            view.y = y - (y - view.y) * part;
            view.scale = scale;
            hold();
            draw();
        }
        function hold() {
            const room = view.width * view.scale;
            view.x = Math.min(0, Math.max(view.width - room, view.x));
            view.y = Math.min(0, Math.max(view.height - view.height * view.scale, view.y));
        }
        function reveal(i) {
            const x = px(i), y = py(i), margin = 30;
            if (x < margin) view.x += margin - x;
            if (x > view.width - margin) view.x -= x - view.width + margin;
            if (y < margin) view.y += margin - y;
            if (y > view.height - margin) view.y -= y - view.height + margin;
            hold();
        }
        """#

    private static let finding = #"""
        function filter() {
            const parts = state.query.toLowerCase().split(/\s+/).filter((part) => part !== "");
            const theme = state.theme < 0 ? null : new Set(data.themes[state.theme].papers);
            shownCount = 0;
            for (let i = 0; i < count; i++) {
                const fits = (state.week === 0 || (days[i] > 0 && Math.floor((days[i] - 1) / 7) === state.week - 1))
                    && (state.topic < 0 || topicOf[i] === state.topic) && (theme === null || theme.has(i))
                    && parts.every((part) => lower[i].includes(part) || ids[i].includes(part));
                shown[i] = fits ? 1 : 0;
                if (fits) shownCount += 1;
            }
            const status = shownCount + (shownCount === 1 ? " paper" : " papers");
            byId("status").textContent = isFiltered() ? status + " of " + count : "";
            list(parts.length > 0);
            draw();
        }
        const longest = 50;
        function list(wanted) {
            const found = byId("found"), rows = [];
            for (let i = 0; wanted && i < count && rows.length < longest; i++) if (shown[i]) rows.push(hit(i));
            if (rows.length === longest && shownCount > longest) {
                const rest = document.createElement("li");
                rest.className = "soft";
                rest.textContent = "and " + (shownCount - longest) + " more";
                rows.push(rest);
            }
            found.replaceChildren(...rows);
            found.scrollTop = 0;
            found.hidden = rows.length === 0 || document.activeElement !== byId("query");
        }
        function hit(i) {
            const row = document.createElement("li"), button = document.createElement("button"), facts = document.createElement("span");
            button.type = "button";
            button.textContent = titles[i] || ids[i];
            facts.className = "soft";
            facts.textContent = [day(i), topic(i)].filter((fact) => fact !== "").join(" · ");
            button.append(facts);
            button.addEventListener("click", () => { pick(i); byId("found").hidden = true; canvas.focus({ preventScroll: true }); });
            row.append(button);
            return row;
        }
        const topic = (i) => topicOf[i] > 0 ? data.topics[topicOf[i] - 1] : "";
        const address = (i) => linkOf[i] === 1 ? "https://arxiv.org/abs/" + ids[i] : linkOf[i] === 2 ? data.addresses[i] : "";
        const day = (i) => days[i] === 0 ? "" : new Date((data.firstDay + days[i] - 1) * 864e5).toISOString().slice(0, 10);
        function pick(i) {
            state.picked = i;
            const link = byId("link"), to = address(i);
            link.textContent = titles[i] || "(no title)";
            if (/^https?:\/\//.test(to)) link.setAttribute("href", to); else link.removeAttribute("href");
            const facts = [day(i), topic(i), data.regions[regionOf[i]].name, ids[i]];
            byId("facts").textContent = facts.filter((fact) => fact !== "").join(" · ");
            byId("card").hidden = false;
            reveal(i);
            draw();
        }
        """#

    private static let answering = #"""
        function tip(i, x, y) {
            const box = byId("tip");
            box.hidden = i < 0;
            if (i < 0) return;
            box.textContent = titles[i] || ids[i];
            box.style.left = Math.max(0, Math.min(x + 12, view.width - box.offsetWidth)) + "px";
            box.style.top = (y + 18 + box.offsetHeight > view.height ? y - box.offsetHeight - 10 : y + 18) + "px";
        }
        let drag = null;
        function listen() {
            canvas.addEventListener("pointerdown", (event) => { byId("found").hidden = true; drag = { x: event.offsetX, y: event.offsetY, moved: false }; });
            canvas.addEventListener("pointermove", (event) => {
                if (drag && view.scale > 1 && event.buttons === 1) {
                    const dx = event.offsetX - drag.x, dy = event.offsetY - drag.y;
                    if (!drag.moved && Math.abs(dx) + Math.abs(dy) < 5) return;
                    view.x += dx; view.y += dy;
                    drag = { x: event.offsetX, y: event.offsetY, moved: true };
                    hold();
                    tip(-1);
                    draw();
                } else tip(nearest(event.offsetX, event.offsetY, 12), event.offsetX, event.offsetY);
            });
            canvas.addEventListener("pointerleave", () => tip(-1));
            canvas.addEventListener("click", (event) => {
                const found = drag && drag.moved ? -1 : nearest(event.offsetX, event.offsetY, 22);
                drag = null;
                if (found >= 0) pick(found);
            });
            canvas.addEventListener("wheel", (event) => {
                if (!event.ctrlKey && document.activeElement !== canvas) return;
                event.preventDefault();
                zoom(Math.pow(1.0018, -event.deltaY), event.offsetX, event.offsetY);
            }, { passive: false });
            const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
            canvas.addEventListener("keydown", (event) => {
                if (event.ctrlKey || event.metaKey || event.altKey) return;
                const way = ways[event.key];
                if (way) {
                    const next = state.picked < 0 ? nearest(view.width / 2, view.height / 2, Infinity) : neighbour(state.picked, ...way);
                    if (next >= 0) pick(next);
                } else if (event.key === "Enter") {
                    if (state.picked >= 0 && byId("link").hasAttribute("href")) byId("link").click();
                } else if (event.key === "+" || event.key === "=") zoom(1.5, view.width / 2, view.height / 2);
                else if (event.key === "-") zoom(1 / 1.5, view.width / 2, view.height / 2);
                else if (event.key === "0") zoom(1e-9, 0, 0);
                else if (event.key === "Escape") clear();
                else return;
                event.preventDefault();
            });
            document.addEventListener("keydown", (event) => {
                if (event.key !== "/" || event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
                event.preventDefault();
                byId("query").focus();
            });
            byId("query").addEventListener("input", () => { state.query = byId("query").value; filter(); });
            byId("query").addEventListener("keydown", (event) => {
                const first = shown.indexOf(1);
                if (event.key === "Enter" && first >= 0) { pick(first); byId("found").hidden = true; canvas.focus(); }
                if (event.key === "Escape") { byId("query").value = ""; state.query = ""; filter(); canvas.focus(); }
                if (event.key === "ArrowDown" && !byId("found").hidden) { event.preventDefault(); byId("found").querySelector("button").focus(); }
            });
            byId("query").addEventListener("focus", () => { byId("found").hidden = byId("found").children.length === 0; });
            byId("found").addEventListener("keydown", (event) => {
                const row = event.target.closest("li"), next = event.key === "ArrowDown" ? row.nextElementSibling : event.key === "ArrowUp" ? row.previousElementSibling : null;
                if (event.key === "Escape") { byId("query").focus(); byId("found").hidden = true; }
                else if (next && next.querySelector("button")) next.querySelector("button").focus();
                else if (event.key === "ArrowUp") byId("query").focus();
                else return;
                event.preventDefault();
            });
            byId("week").addEventListener("input", () => {
                state.week = Number(byId("week").value);
                byId("label").textContent = state.week === 0 ? "all weeks" : data.weeks[state.week - 1];
                filter();
            });
            byId("in").addEventListener("click", () => zoom(1.5, view.width / 2, view.height / 2));
            byId("out").addEventListener("click", () => zoom(1 / 1.5, view.width / 2, view.height / 2));
            document.querySelectorAll("[data-topic],[data-theme]").forEach((button) => button.addEventListener("click", () => choose(button)));
            matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColors(); draw(); });
            new ResizeObserver(() => { if (canvas.parentElement.clientWidth !== view.width) resize(); }).observe(canvas.parentElement);
        }
        function choose(button) {
            const kind = "topic" in button.dataset ? "topic" : "theme", number = Number(button.dataset[kind]);
            state[kind] = state[kind] === number ? -1 : number;
            document.querySelectorAll("[data-" + kind + "]").forEach((other) =>
                other.setAttribute("aria-pressed", String(Number(other.dataset[kind]) === state[kind])));
            filter();
        }
        function clear() {
            Object.assign(state, { picked: -1, query: "", week: 0, topic: -1, theme: -1 });
            byId("query").value = "";
            byId("week").value = "0";
            byId("label").textContent = "all weeks";
            byId("card").hidden = true;
            document.querySelectorAll("[aria-pressed]").forEach((button) => button.setAttribute("aria-pressed", "false"));
            filter();
        }
        """#

    private static let beginning = #"""
        canvas.tabIndex = 0;
        canvas.setAttribute("role", "application");
        canvas.setAttribute("aria-label", "Map of papers: arrow keys go to neighbours, Enter opens the paper");
        canvas.setAttribute("aria-describedby", "facts");
        byId("atlas").prepend(canvas);
        document.documentElement.classList.add("live");
        byId("tools").hidden = false;
        byId("week").max = String(data.weeks.length);
        readColors();
        listen();
        resize();
        """#
}
