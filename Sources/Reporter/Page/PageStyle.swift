/// The style sheet of the page: one column, quiet colours, light and dark, and fit for paper.
enum PageStyle {
    static func sheet(_ colors: String) -> String {
        [colorsOfThePage, words, blocks, charts, tables, ChartStyle.rules(colors), narrow, paper].joined(
            separator: "\n")
    }

    /// Rise and fall are blue and vermilion, which stay apart for the colour-blind; an arrow says it too.
    private static let colorsOfThePage = """
        :root{color-scheme:light dark;--paper:#fffefb;--card:#f8f6f0;--ink:#1d1d1b;--soft:#62615d;--line:#e3e0d8;\
        --rise:#0b5ca8;--fall:#a8400a;\
        --k0:#f4f2ec;--k1:#dbe6ea;--k2:#bcd3dc;--k3:#98bccb;--k4:#6fa1b7;--k5:#4685a2;--k6:#22688a;--k7:#0b4668}
        @media screen and (prefers-color-scheme:dark){:root{--paper:#171715;--card:#1f1f1d;--ink:#ebe9e4;\
        --soft:#a5a39d;--line:#34332f;\
        --rise:#7db8f2;--fall:#f2a072;--k0:#232321;--k1:#1f3640;--k2:#244957;--k3:#2c5f73;--k4:#3a7a92;--k5:#5397b1;\
        --k6:#7eb6cc;--k7:#b9dcea}}
        """

    private static let words = """
        *{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe \
        UI",Roboto,"Helvetica Neue",Arial,\
        sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        main,header,footer{max-width:1040px;margin:0 auto;padding:0 28px}
        h1,h2,.lead{font-family:ui-serif,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Liberation \
        Serif",serif;font-weight:600}
        h1{font-size:38px;line-height:1.15;letter-spacing:-.01em;margin:6px 0 4px}
        h2{font-size:24px;line-height:1.25;margin:0 0 4px;text-wrap:balance}
        h3{font-size:16px;margin:0 0 6px;font-weight:650}h4{font-size:13px;margin:14px 0 \
        4px;font-weight:600;color:var(--soft)}
        .over{color:var(--soft);font-size:14px;margin:40px 0 \
        0}.soft,.note{color:var(--soft)}.note{font-size:14px;max-width:72ch;margin:0 0 20px}
        .lead{list-style:none;margin:22px 0 0;padding:0;font-size:21px;line-height:1.42;font-weight:400;max-width:60ch}
        .lead li{margin:0 0 10px;padding-left:26px;position:relative}.lead \
        .mark{position:absolute;left:0;font-size:15px;top:4px}
        .lead .course{padding-left:0}.lead .plain{padding-left:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica \
        Neue",Arial,sans-serif;color:var(--soft)}
        .rise .mark{color:var(--rise)}.fall .mark{color:var(--fall)}
        a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:2px}\
        a:hover{text-decoration-thickness:2px}
        a:focus-visible,summary:focus-visible,.frame:focus-visible{outline:2px solid var(--rise);outline-offset:2px}
        .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:6px \
        10px;z-index:1}
        """

    private static let blocks = """
        section{margin:52px 0 0;padding-top:22px;border-top:1px solid var(--line)}
        figure{margin:0}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,420px),1fr));gap:20px;\
        margin-top:18px;align-items:start}
        .cards+.note{margin-top:22px}.card{background:var(--card);border-radius:8px;padding:18px \
        20px;break-inside:avoid}
        .big{font-size:22px;margin:0 0 10px}.big .soft{font-size:15px}
        dl{display:grid;grid-template-columns:108px 1fr;gap:4px 14px;margin:0;font-size:14px;line-height:1.45}
        dt{color:var(--soft)}dd{margin:0}
        .papers{list-style:none;margin:0;padding:0;font-size:15px;line-height:1.4}.papers li{margin:0 0 8px}.papers \
        .soft{font-size:13px}
        .reading{margin:18px 0 28px;padding-left:30px}.reading li{margin:0 0 16px;max-width:76ch;break-inside:avoid}\
        .reading li::marker{color:var(--soft)}.reading a{font-weight:600}.reading small{font-size:13px;\
        color:var(--soft)}.reading+h3{margin-top:28px}
        .shelf{columns:2 400px;column-gap:44px;margin-top:18px}.shelf section{margin:0 0 \
        24px;padding:0;border:0;break-inside:avoid}
        .shelf h3 .soft{font-weight:400}
        footer{padding-bottom:48px}
        """

    private static let charts = """
        .chart{display:block;width:100%;height:auto;overflow:visible}.narrow{display:none}\
        .chart.narrow text{font-size:12px}
        .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:22px 24px}
        .tile{break-inside:avoid;min-width:0}.tile \
        figcaption{display:flex;justify-content:space-between;gap:8px;align-items:flex-end;font-size:13px;line-height:1.2;min-height:2.4em;\
        margin-bottom:4px}.tile b{font-weight:500;min-width:0}.tile \
        .value{white-space:nowrap;color:var(--soft)}
        .tile.moved b,.tile.moved .value{font-weight:650;color:var(--ink)}.tile .line{stroke-width:1.8}.tile \
        rect{width:var(--step);height:64px;fill:transparent}
        .map{display:grid;grid-template-columns:auto minmax(0,1fr);gap:12px}.map \
        ul{list-style:none;margin:0;padding:0;font-size:13px}
        .map li{height:26px;line-height:13px;max-width:210px;display:flex;align-items:safe center;overflow:hidden}
        .plot{grid-column:2;min-width:0}.heat{display:block;width:100%}.heat \
        path{stroke:var(--paper);stroke-width:1;vector-effect:non-scaling-stroke}
        .cells,.gap{background:repeating-linear-gradient(45deg,var(--line) 0 1px,transparent 1px 5px)}
        .heat .part{fill-opacity:.55}.heat path:hover{stroke:var(--ink)}
        .k0{fill:var(--k0)}.k1{fill:var(--k1)}.k2{fill:var(--k2)}.k3{fill:var(--k3)}.k4{fill:var(--k4)}\
        .k5{fill:var(--k5)}.k6{fill:var(--k6)}.k7{fill:var(--k7)}
        .key{font-size:13px;color:var(--soft);margin:0 0 12px}.key \
        span{display:inline-block;margin-right:9px;white-space:nowrap}.key \
        i{display:inline-block;width:18px;height:12px;vertical-align:-1px;margin-right:4px}
        i.k0{background:var(--k0);outline:1px solid \
        var(--line)}i.k1{background:var(--k1)}i.k2{background:var(--k2)}i.k3{background:var(--k3)}
        i.k4{background:var(--k4)}i.k5{background:var(--k5)}i.k6{background:var(--k6)}i.k7{background:var(--k7)}.key \
        span.gap{background:none;margin-left:14px}i.gap{outline:1px solid var(--line)}
        .dates{position:relative;height:20px;font-size:12px;color:var(--soft);margin-top:4px}.dates \
        span{position:absolute;white-space:nowrap}
        """

    private static let tables = """
        details{margin-top:16px;font-size:14px}summary{cursor:pointer;color:var(--soft);padding:4px 0;width:fit-content}
        .frame{overflow-x:auto;max-width:100%;border:1px solid var(--line);border-radius:6px;margin-top:6px}
        table{border-collapse:collapse;font-size:13px;line-height:1.35;width:100%;overflow-wrap:normal}
        caption{text-align:left;padding:8px 10px;color:var(--soft)}th,td{padding:4px 10px;border-top:1px solid \
        var(--line);text-align:left;white-space:nowrap}
        thead th{font-weight:600;color:var(--soft);vertical-align:bottom}tbody th{font-weight:500}.numbers \
        td,.numbers thead th:not(:first-child){text-align:right}
        """

    private static let narrow = """
        @media (max-width:760px){main,header,footer{padding:0 \
        16px}h1{font-size:29px}.lead{font-size:18px}.over{margin-top:24px}section{margin-top:40px}\
        .wide{display:none}.narrow{display:block;max-width:480px}\
        .tiles{grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:18px 16px}\
        .map ul{width:124px}.map li{font-size:11px;line-height:12px}.dates{font-size:11px}.heat path{stroke:none}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:6px}}
        """

    private static let paper = """
        @media print{body{font-size:10.5pt}section{margin-top:26px}.chart,.map,.note,tr{break-inside:avoid}\
        h2,.note,.key,summary,caption{break-after:avoid}.skip{display:none}\
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}.wide{display:block}.narrow{display:none}\
        .card{border:1px solid var(--line)}.lead,.note{max-width:none}\
        details::details-content{content-visibility:visible;block-size:auto}.frame{overflow:visible;border:0}\
        table{font-size:7pt}th,td{padding:1px 4px}thead th{white-space:normal;overflow-wrap:anywhere}\
        .map~* table{font-size:5pt}.map~* td,.map~* th{padding:1px}}
        """
}
