import CLibpq

/// What the server, or libpq, said in a failed result.
func postgresError(_ result: OpaquePointer?, _ connection: OpaquePointer?) -> DatabaseError {
    guard PQstatus(connection) == CONNECTION_OK else {
        return .connectionLost(message: trimmed(PQerrorMessage(connection)), duringCommit: false)
    }
    func field(_ code: Character) -> String? {
        PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
    }
    // libpq's PG_DIAG_ macros are character constants.
    let state = field("C") ?? ""
    let message = field("M") ?? trimmed(PQerrorMessage(connection))
    let table = field("t") ?? ""
    let column = field("c") ?? ""
    let constraint = field("n") ?? ""
    switch state {
    case "23505": return .uniqueViolation(constraint: columns(of: table, detail: field("D")) ?? constraint)
    case "23503": return .foreignKeyViolation(constraint: constraint)
    case "23514": return .checkViolation(constraint: constraint)
    case "23502": return .notNullViolation(column: "\(table).\(column)")
    case "40001", "40P01": return .serializationFailure(message: message)
    case "25006": return .readOnly
    case "55P03", "53300": return .busy
    case "57014": return .timeout
    case "57P01", "57P02", "57P03", "57P05", "25P03": return .connectionLost(message: message, duringCommit: false)
    default: break
    }
    if state.hasPrefix("08") { return .connectionLost(message: message, duringCommit: false) }
    if state.hasPrefix("54") { return .tooLarge(message: message) }
    return .other(code: state, message: message)
}

/// The columns of a violated key, written as SQLite writes them. The detail reads `Key (district, name)=(33.02, x) …` in every language;
/// the values in it are personal data and go no further.
private func columns(of table: String, detail: String?) -> String? {
    guard let detail, let start = detail.firstIndex(of: "("), let end = detail.range(of: ")=(") else { return nil }
    let names = detail[detail.index(after: start)..<end.lowerBound]
    // An index over an expression has no columns to name.
    guard !names.contains("(") else { return nil }
    return names.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
}

func trimmed(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    return String(cString: text).split(separator: "\n").joined(separator: " ")
}
