import Growth
import Markup

extension QualityOverview {
    /// All posyandu as CSV (RFC 4180), the area itself last; decimals as programs read them.
    func table() -> String {
        let kinds = QualityPanel.Kind.allCases
        var columns = ["village", "village_name", "posyandu", "period", "children", "verdict"]
        columns += kinds.flatMap { [$0.rawValue, $0.rawValue + "_verdict"] }
        var lines = [columns.joined(separator: ",")]
        func line(_ village: String, _ villageName: String, _ posyandu: String, _ panel: QualityPanel) {
            var cells = [village, quoted(villageName), quoted(posyandu), period?.iso ?? "", String(panel.children), panel.verdict.rawValue]
            for kind in kinds {
                let check = panel[kind]
                cells.append(check?.value.map { short($0) } ?? "")
                cells.append(check?.verdict.rawValue ?? "")
            }
            lines.append(cells.joined(separator: ","))
        }
        for posyandu in posyandu { line(posyandu.village, posyandu.villageName, posyandu.posyandu, posyandu.panel) }
        line(area, name, "", panel)
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// A leading = + - or @ would be a formula to a spreadsheet; the names come from other people's files.
    private func quoted(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
    }
}
