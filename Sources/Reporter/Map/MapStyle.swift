import Papers

/// The rules for maps beside those of `PageStyle`.
enum MapStyle {
    /// Of a picture that stands alone.
    static func picture(_ map: PaperMap) -> String {
        ChartStyle.rules(MapColors(map.topics).styles) + dots + paint(ChartStyle.paper.light)
            + "@media screen and (prefers-color-scheme:dark){\(paint(ChartStyle.paper.dark))}"
    }

    /// Of a page.
    static func page(_ map: PaperMap) -> String {
        let own = PageStyle.sheet(MapColors(map.topics).styles)
        return [own, dots + paint("var(--paper)"), atlas, narrow].joined(separator: "\n")
    }

    private static let dots = """
        .dots path,.ink path{fill:none;stroke:currentColor;stroke-linecap:round;stroke-opacity:.85}\
        .dots{stroke-width:4}.narrow .dots{stroke-width:8}\
        .chart .name{font-weight:650;paint-order:stroke;stroke-width:4px;stroke-linejoin:round;stroke-opacity:.85}
        """

    private static func paint(_ ground: String) -> String { ".chart .name{stroke:\(ground)}" }

    /// With a script a canvas takes the place of the picture, but on paper.
    private static let atlas = """
        .atlas{position:relative;margin-top:14px}.atlas canvas{display:block;width:100%;border-radius:8px;\
        background:var(--card);cursor:crosshair;touch-action:pan-y}\
        .atlas canvas:focus-visible,.tools input:focus-visible,.tools button:focus-visible,.found button:focus-visible\
        {outline:2px solid var(--rise);outline-offset:2px}
        .live .atlas .chart{display:none}.atlas .store{position:absolute}.tools{display:flex;flex-wrap:wrap;gap:10px 18px;align-items:center;font-size:14px}\
        .tools[hidden],.found[hidden],.tip[hidden],.card[hidden]{display:none}\
        .tools label,.search{min-width:0;flex:1 1 260px}.tools label{display:flex;gap:8px;align-items:center}\
        .search{position:relative}.tools input{font:inherit;min-width:0;flex:1;\
        color:inherit;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:6px 9px}\
        .tools input[type=range]{padding:0;accent-color:var(--rise)}.tools output{white-space:nowrap;min-width:9ch}\
        .zoom{display:flex;gap:6px}.tools button,.found button,.topics button{font:inherit;color:inherit;background:var(--card);\
        border:1px solid var(--line);border-radius:6px;padding:5px 11px;cursor:pointer}
        .topics{display:flex;flex-wrap:wrap;gap:6px;margin:14px 0 0;padding:0;list-style:none;font-size:13px}\
        .topics button{padding:3px 9px;text-align:left}.topics i{display:inline-block;width:9px;height:9px;border-radius:50%;\
        background:currentColor;margin-right:6px}.topics .lit{background:none;border:2px solid var(--fall)}\
        .topics [aria-pressed=true]{border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}\
        .topics b{font-weight:500;color:var(--ink)}
        .atlas .tip{position:absolute;pointer-events:none;max-width:min(320px,80%);background:var(--paper);\
        border:1px solid var(--line);border-radius:6px;padding:5px 9px;font-size:13px;line-height:1.35;z-index:1}\
        .card.picked{margin-top:14px;min-height:96px}.picked p{margin:0 0 4px}.picked .soft{font-size:14px}\
        .found{position:absolute;z-index:2;left:0;right:0;top:calc(100% + 4px);max-height:min(42vh,300px);overflow-y:auto;\
        overscroll-behavior:contain;list-style:none;margin:0;padding:4px;background:var(--paper);border:1px solid var(--line);\
        border-radius:6px;box-shadow:0 4px 14px #0003}.found button{display:block;width:100%;border:0;background:none;\
        padding:6px 8px;text-align:left;line-height:1.35;overflow-wrap:anywhere}.found button:hover{background:var(--card)}\
        .found .soft{display:block;font-size:12.5px}.status{font-size:14px;color:var(--soft);margin:8px 0 0}.live .status{min-height:1.5em}\
        kbd{font:inherit;border:1px solid var(--line);border-radius:4px;padding:0 5px;background:var(--card)}\
        .keys{display:none}.live .keys{display:block;margin-top:16px}
        """

    private static let narrow = """
        @media (max-width:760px){.atlas .chart.narrow{max-width:none}.found{max-height:180px}}
        @media print{.tools,.found,.tip,.card.picked,.status,.keys,.topics{display:none!important}.live .atlas canvas{display:none}\
        .live .atlas .wide{display:block}}
        """
}
