/// The rules for charts of figures with intervals, of reliability and of confusions, beside those of `PageStyle`.
enum JudgingStyle {
    static let rules = [rows, curve, confusions, narrow].joined(separator: "\n")

    private static let rows = """
        .rows{list-style:none;margin:0;padding:0;font-size:14px;line-height:1.35}.rows \
        li{display:grid;grid-template-columns:minmax(0,230px) minmax(0,1fr) 200px;column-gap:16px;align-items:stretch;\
        break-inside:avoid}
        .rows b,.rows .value{align-self:center;padding:3px 0}.rows b{font-weight:500}.rows \
        small{font-size:12px;color:var(--soft);font-weight:400;white-space:nowrap}.rows .value{color:var(--soft);white-space:nowrap}
        .rows .sure b,.rows .sure .value{font-weight:650;color:var(--ink)}
        .rows svg{display:block;width:100%;height:100%;min-height:28px;overflow:visible}.rows path{fill:none;\
        stroke-linecap:round;vector-effect:non-scaling-stroke}
        .rows .rule{stroke:var(--line);stroke-width:1;stroke-linecap:butt}.rows .base{stroke:var(--soft);\
        stroke-width:1;stroke-linecap:butt}
        .rows .reach{stroke-width:3;stroke-opacity:.4}.rows .spot{stroke-width:9}.rows .wide-bar{stroke-width:11;\
        stroke-linecap:butt}
        .now,.rise-ink{stroke:var(--rise)}.fall-ink{stroke:var(--fall)}.then,.plain-ink{stroke:var(--soft)}
        .ticks{position:relative;height:18px;font-size:12px;color:var(--soft);grid-column:2}.ticks \
        span{position:absolute;white-space:nowrap;transform:translateX(-50%)}
        .key .dot-key{border-radius:50%;width:9px;height:9px;vertical-align:0}.dot-key.now{background:var(--rise)}\
        .dot-key.then{background:var(--soft)}.dot-key.fall-ink{background:var(--fall)}
        """

    /// Those of reliability alone.
    static let curve = """
        .curve{max-width:720px}.curve rect{fill:transparent}.curve .col:hover .reach{stroke-opacity:1}figure+dl{margin-top:16px}details .papers{margin-top:8px}.diagonal{fill:none;stroke:var(--soft);stroke-width:1.4;stroke-dasharray:5 4}
        .curve .path{fill:none;stroke:var(--rise);stroke-width:1.4;stroke-opacity:.5}.curve .reach{stroke:var(--rise);\
        stroke-width:2.4;stroke-opacity:.55;fill:none}.curve .spot{fill:var(--rise)}
        .curve .off .reach{stroke:var(--fall)}.curve .off .spot{fill:var(--fall)}
        """

    private static let confusions = """
        .confusions .cells{background:var(--card)}.confusions .cols{position:relative;height:18px;font-size:11px;\
        color:var(--soft);margin-top:2px}.cols span{position:absolute;transform:translateX(-50%)}
        .confusions li span{flex:none;width:22px;color:var(--soft);font-size:11px}
        .heat .e1,.heat .e2,.heat .e3,.heat .e4,.heat .e5,.heat .e6,.heat .e7{fill:var(--fall)}
        .e1{fill-opacity:.14}.e2{fill-opacity:.26}.e3{fill-opacity:.4}.e4{fill-opacity:.55}.e5{fill-opacity:.7}\
        .e6{fill-opacity:.85}
        .key i.e1,.key i.e2,.key i.e3,.key i.e4,.key i.e5,.key i.e6,.key i.e7{background:var(--fall)}
        i.e1{opacity:.14}i.e2{opacity:.26}i.e3{opacity:.4}i.e4{opacity:.55}i.e5{opacity:.7}i.e6{opacity:.85}
        """

    private static let narrow = """
        @media screen and (max-width:760px){.rows li{grid-template-columns:minmax(0,1fr) auto;column-gap:10px;margin-bottom:8px}\
        .rows svg{grid-column:1/3;grid-row:2;height:28px}.rows .ticks{grid-column:1/3;margin-bottom:0}\
        .ticks span:first-child{transform:none}.ticks span:last-child{transform:translateX(-100%)}\
        .cols .other{display:none}.key span{white-space:normal}}
        @media print{h2,.note,.key{break-after:avoid}.rows li{grid-template-columns:minmax(0,190px) minmax(0,1fr) 190px}}
        """
}
