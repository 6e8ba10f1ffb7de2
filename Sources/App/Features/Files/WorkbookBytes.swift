import Foundation
import Hummingbird
import Spreadsheet

extension Call {
    /// Answers with a workbook that `write` writes to the path it is given.
    func workbook(name: String, _ write: (String) throws -> Void) throws -> Response {
        let path = NSTemporaryDirectory() + "rembuk-\(Secret.make()).xlsx"
        defer { unlink(path) }
        do {
            try write(path)
        } catch let error as SpreadsheetError {
            throw Refusal.unreadable(Copy.Files.problem(error))
        }
        guard let content = FileManager.default.contents(atPath: path) else { throw Refusal.rule(Copy.Errors.noSpace) }
        return download([UInt8](content), name: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }
}
