import Growth
import Spreadsheet

extension QualityOverview {
    /// All posyandu as CSV (RFC 4180), the area itself last; decimals as programs read them.
    func table() -> [UInt8] {
        let kinds = QualityPanel.Kind.allCases
        let encoder = TextEncoder()
        var bytes: [UInt8] = []
        let columns =
            ["village", "village_name", "posyandu", "period", "children", "verdict"] + kinds.flatMap { [$0.rawValue, $0.rawValue + "_verdict"] }
        encoder.append(columns.map { .text($0) }, to: &bytes)
        func line(_ village: String, _ villageName: String, _ posyandu: String, _ panel: QualityPanel) {
            var cells: [Cell] = [
                .text(village), .text(villageName), .text(posyandu), .text(period?.iso ?? ""), .number(Double(panel.children)),
                .text(panel.verdict.rawValue),
            ]
            for kind in kinds {
                let check = panel[kind]
                cells += [.figure(check?.value), .text(check?.verdict.rawValue ?? "")]
            }
            encoder.append(cells, to: &bytes)
        }
        for posyandu in posyandu { line(posyandu.village, posyandu.villageName, posyandu.posyandu, posyandu.panel) }
        line(area, name, "", panel)
        return bytes
    }
}
