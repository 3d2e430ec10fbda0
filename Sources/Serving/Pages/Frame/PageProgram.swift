/// The script of the pages: keys as in a reader of feeds, and changes that are seen without leaving the page. Without it
/// everything works by links and forms.
enum PageProgram {
    static let source = #"""
        "use strict";
        (() => {
          const all = () => [...document.querySelectorAll(".entry")];
          const notice = document.getElementById("notice");
          let at = -1;

          const go = (place) => {
            const entries = all();
            if (!entries.length) return;
            at = Math.max(0, Math.min(entries.length - 1, place));
            entries.forEach((entry, number) => entry.classList.toggle("at", number === at));
            entries[at].focus({ preventScroll: true });
            entries[at].scrollIntoView({ block: "nearest" });
          };
          const current = () => {
            const held = document.activeElement && document.activeElement.closest(".entry");
            if (held) at = all().indexOf(held);
            const entries = all();
            return entries[at] || (entries.length === 1 ? entries[0] : null) ||
              document.querySelector("[data-paper]");
          };
          const press = (say) => {
            const place = current();
            const button = place && place.querySelector(`form.say button[value="${say}"]`);
            if (button) button.click();
            else tell("Choose a paper first: j and k go from one to the next.");
          };
          const tell = (words) => {
            const line = document.createElement("p");
            line.className = "notice";
            line.textContent = words;
            notice.replaceChildren(line);
          };

          // A change of one paper: the server answers with its card as it is now.
          document.addEventListener("submit", async (event) => {
            const form = event.target, button = event.submitter;
            if (!form.matches("form.say[data-part]") || !button) return;
            event.preventDefault();
            const body = new URLSearchParams(new FormData(form));
            body.set(button.name, button.value);
            try {
              const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "card" } });
              const html = await answer.text();
              if (!answer.ok) throw new Error(String(answer.status));
              const part = new DOMParser().parseFromString(html, "text/html");
              const line = part.querySelector(".notice"), card = part.querySelector(".entry, [data-paper]");
              if (line) notice.replaceChildren(line);
              const old = card && document.getElementById(card.id);
              if (old) {
                const wasOpen = [...old.querySelectorAll("details")].map((one) => one.open);
                const held = old.contains(document.activeElement) || old.classList.contains("at");
                [...card.querySelectorAll("details")].forEach((one, number) => { one.open = wasOpen[number] || false; });
                if (held && card.classList.contains("entry")) card.classList.add("at");
                old.replaceWith(card);
                if (held && card.tabIndex >= -1) card.focus({ preventScroll: true });
              }
            } catch (error) {
              tell("That did not work (" + error.message + "). Nothing was changed that is not shown.");
            }
          });

          // What is too large is not sent.
          document.addEventListener("change", (event) => {
            const most = Number(event.target.dataset.most), file = most && event.target.files[0];
            const isTooLarge = file && file.size > most;
            if (most) event.target.setCustomValidity(isTooLarge ? "This file is too large." : "");
            if (isTooLarge) tell("This file has " + Math.ceil(file.size / 1048576) + " MB; a listing may have " + (most >> 20) + ".");
          });

          const help = () => {
            let box = document.getElementById("help");
            if (!box) {
              box = document.createElement("dialog");
              box.id = "help";
              box.setAttribute("aria-label", "Keys");
              const rows = [["j k", "next paper, the one before"], ["o or Enter", "open it"], ["/", "search"],
                ["l", "label it: the topic in its field"], ["n", "not that topic"], ["u", "take back what was said last"],
                ["g", "mark as good"], ["?", "these keys"]];
              const list = document.createElement("dl");
              for (const [keys, words] of rows) {
                const key = document.createElement("dt"), what = document.createElement("dd");
                key.textContent = keys;
                what.textContent = words;
                list.append(key, what);
              }
              const form = document.createElement("form"), close = document.createElement("button");
              form.method = "dialog";
              close.textContent = "Close";
              form.append(close);
              box.append(list, form);
              document.body.append(box);
            }
            box.showModal();
          };

          const keys = {
            j: () => go(at + 1), k: () => go(at - 1),
            o: () => { const link = current() && current().querySelector("h3 a, .open"); if (link) link.click(); },
            "/": () => document.getElementById("q").focus(), "?": help,
            l: () => press("label"), n: () => press("not"), u: () => press("undo"), g: () => press("good"),
          };
          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
            const key = event.key === "Enter" && event.target.matches(".entry") ? "o" : event.key;
            if (!Object.hasOwn(keys, key)) return;
            event.preventDefault();
            keys[key]();
          });

          // Work that is being done tells how far it is.
          const work = document.querySelector("[data-events]");
          if (work && window.EventSource) {
            const events = new EventSource(work.dataset.events), bar = work.querySelector("progress");
            const words = work.querySelector(".stage");
            const told = (event) => {
              const job = JSON.parse(event.data);
              if (words && job.stage) words.textContent = job.stage;
              if (bar && typeof job.part === "number") bar.value = job.part;
              if (!["waiting", "running"].includes(event.type)) { events.close(); location.reload(); }
            };
            for (const state of ["waiting", "running", "done", "failed", "cancelled"]) events.addEventListener(state, told);
          }
        })();

        """#
}
