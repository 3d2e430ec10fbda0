/// The rules of the pages beside those of a report's page: menu, cards of papers, forms, notices.
enum PageLook {
    static let rules = [bar, head, entries, chips, forms, tables, narrow, paper].joined(separator: "\n")

    private static let bar = """
        .bar{max-width:1040px;margin:0 auto;padding:12px 28px;display:flex;flex-wrap:wrap;gap:8px 24px;\
        align-items:center;justify-content:space-between}
        .bar ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 4px}
        .bar nav a{display:block;padding:6px 9px;border-radius:6px;text-decoration:none;color:var(--soft);font-size:15px}
        .bar nav a:hover{background:var(--card);color:var(--ink)}.bar nav a[aria-current]{color:var(--ink);\
        background:var(--card);font-weight:650}
        .find{display:flex;gap:6px}.find input{width:190px}
        main:focus{outline:none}footer{padding-top:40px}
        """

    private static let head = """
        .masthead .over{margin-top:26px}.masthead h1{overflow-wrap:anywhere;text-wrap:balance}
        .masthead h1:first-child{margin-top:26px}
        .notice{background:var(--card);border-left:3px solid var(--rise);padding:8px 14px;margin:16px 0 0;font-size:15px;\
        border-radius:0 6px 6px 0}
        .steps{display:flex;flex-wrap:wrap;gap:4px 18px;margin:14px 0 0;font-size:15px}
        main>section:first-of-type{margin-top:36px}
        .lead:empty{display:none}p.lead{max-width:70ch}
        """

    private static let entries = """
        .entries{display:grid;gap:0;margin-top:8px}
        .entry{padding:18px 0 16px;border-top:1px solid var(--line);max-width:86ch;break-inside:avoid;\
        scroll-margin-top:12px}
        .entry:first-child{border-top:0}.entry:focus{outline:none}.entry:focus-visible,.entry.at{outline:2px solid \
        var(--rise);outline-offset:6px;border-radius:2px}
        .entry h3{font-size:18px;line-height:1.3;margin:0 0 3px;font-weight:600}.entry h3 a{text-decoration:none}\
        .entry h3 a:hover{text-decoration:underline}
        .entry p{margin:0 0 6px}.entry .meta,.entry .why{font-size:14px;color:var(--soft)}
        .entry.read h3 a{color:var(--soft)}.entry mark{background:none;color:inherit;font-weight:700}
        .entry details{margin-top:4px;display:inline-block;margin-right:18px;vertical-align:top;max-width:100%}
        .entry details[open]{display:block}.entry details p{font-size:15px;line-height:1.5;margin:4px 0 8px}
        .abstract{max-width:76ch;font-size:17px;line-height:1.6;margin:22px 0}
        .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:8px 44px}
        .themes{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:16px;margin-top:14px}
        .theme{background:var(--card);border-radius:8px;padding:14px 16px;break-inside:avoid}.theme h3{margin:0 0 4px}\
        .theme p{margin:0 0 4px;font-size:14px}.theme .spark{color:var(--rise)}
        """

    private static let chips = """
        .chips{list-style:none;display:flex;flex-wrap:wrap;gap:5px 6px;margin:6px 0;padding:0;font-size:13px}
        .chips li{max-width:100%}.chips a,.chips .chip{display:inline-flex;gap:6px;align-items:baseline;border:1px solid \
        var(--line);border-radius:99px;padding:2px 10px;text-decoration:none;max-width:100%}
        .chips a:hover{border-color:var(--soft)}.chips i{width:8px;height:8px;border-radius:50%;background:currentColor;\
        flex:none}.chips small{color:var(--soft);font-size:12px;white-space:nowrap}
        .chips .denied{text-decoration:line-through;color:var(--soft)}
        """

    private static let forms = """
        input,select,button{font:inherit;font-size:15px;color:var(--ink);background:var(--paper);border:1px solid \
        var(--soft);border-radius:6px;padding:5px 9px;max-width:100%;height:36px;line-height:1.4}
        button{cursor:pointer;background:var(--card)}button:hover{border-color:var(--ink)}
        button.main{background:var(--rise);color:var(--paper);border-color:var(--rise)}
        input:focus-visible,select:focus-visible,button:focus-visible{outline:2px solid var(--rise);outline-offset:1px}
        .facets,.say{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end;margin:14px 0 0}
        .facets label,.say label{display:grid;gap:2px;font-size:13px;color:var(--soft);min-width:0}
        .facets input{width:150px}.facets .wide-field{width:min(100%,300px)}.facets .wide-field input{width:100%}
        .say{margin:6px 0 8px}.say input[list]{width:210px}.say .row{display:flex;flex-wrap:wrap;gap:6px}
        progress{width:min(100%,420px);height:12px;accent-color:var(--rise)}
        .frame-map{width:100%;height:80vh;min-height:520px;border:1px solid var(--line);border-radius:8px;\
        background:var(--paper)}
        .pages{display:flex;gap:18px;margin:22px 0 0}kbd{border:1px solid var(--line);border-bottom-width:2px;\
        border-radius:4px;padding:1px 6px;font:13px ui-monospace,monospace}
        dialog{color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:10px;max-width:min(92vw,\
        460px)}dialog::backdrop{background:rgba(0,0,0,.35)}
        """

    private static let tables = """
        .count{font:600 17px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;margin:26px 0 0;\
        color:var(--soft)}
        th i{display:inline-block;width:8px;height:8px;border-radius:50%;background:currentColor;margin-right:5px}
        .why-topics h3 a,.topics h2 a{display:inline-flex;gap:8px;align-items:baseline;text-decoration:none}.why-topics h3 \
        a:hover,.topics h2 a:hover{text-decoration:underline}.why-topics i,.topics i{width:9px;height:9px;border-radius:50%;\
        background:currentColor;flex:none}.why-topics small{color:var(--soft);font-weight:400}\
        .topics{margin-top:26px}.topics h2{font-size:19px}.topics p{font-size:15px;margin:0 0 12px}
        td form{display:inline}td .say{margin:0}.numbers td:first-child{text-align:left}
        .terms{font-size:14px;color:var(--soft);margin:2px 0 0}
        pre{background:var(--card);padding:12px 14px;border-radius:8px;overflow-x:auto;font-size:13px;max-width:100%}
        """

    private static let narrow = """
        @media (max-width:760px){.bar{padding:10px 16px}.find{width:100%}.find input{flex:1;min-width:0}\
        .bar nav a{padding:6px 8px;font-size:14px}.masthead .over,.masthead h1:first-child{margin-top:14px}\
        .facets label,.facets .wide-field{flex:1 1 130px}.facets input,.facets select{width:100%}\
        .say input[list]{width:100%}.frame-map{height:72vh}button{min-height:34px}}
        """

    private static let paper = """
        @media print{.bar,.facets,.say,.steps,footer,.pages,details.say-it{display:none}.entry{padding:8px 0}}
        """
}
