/// One SQL text for both engines.
///
/// Literal text comes from source code only; everything interpolated becomes a parameter, so a value can never become SQL:
///
/// ```swift
/// "SELECT name FROM agency WHERE district = \(district) AND id IN (\(list: ids))"
/// ```
///
/// What both engines answer alike is listed in `docs/decisions/`; among it: `LIKE` minds case (give an `ESCAPE`), text sorts by code
/// point, `5 / 2` is 2. NULLs sort differently: write `NULLS FIRST` or `NULLS LAST`.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    enum Part: Sendable, Hashable {
        case text(String)
        case parameter(Value, Value.Kind?)
        /// Text that the engines spell differently.
        case dialect(sqlite: String, postgres: String)
    }

    private(set) var parts: [Part]

    init(parts: [Part]) { self.parts = parts }

    public init(stringLiteral text: StaticString) { parts = [.text(text.description)] }

    public init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(interpolationCount * 2 + 1) }

        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { parts.append(.text(literal.description)) }
        }

        /// Binds the value as a parameter.
        public mutating func appendInterpolation<T: ValueConvertible>(_ value: T) {
            parts.append(.parameter(value.databaseValue, T.databaseKind))
        }

        /// Binds the value, or NULL of its type. Said apart, so that the compiler does not take an absent value for a mistake.
        public mutating func appendInterpolation<T: ValueConvertible>(_ value: T?) {
            parts.append(.parameter(value.databaseValue, T.databaseKind))
        }

        /// Binds each value as a parameter, with commas between. An empty list becomes `NULL`, so that `x IN (…)` holds for no row.
        /// Beware that `x NOT IN (NULL)` does not hold for any row either.
        public mutating func appendInterpolation<T: ValueConvertible>(list values: some Sequence<T>) {
            var first = true
            for value in values {
                if !first { parts.append(.text(", ")) }
                parts.append(.parameter(value.databaseValue, T.databaseKind))
                first = false
            }
            if first { parts.append(.text("NULL")) }
        }

        /// Splices another piece of SQL, with its parameters.
        public mutating func appendInterpolation(sql: SQL) { parts.append(contentsOf: sql.parts) }

        /// Splices the piece, or nothing.
        public mutating func appendInterpolation(sql: SQL?) {
            if let sql { parts.append(contentsOf: sql.parts) }
        }

        /// Where the engines need different words, as for a type or an index method: to be used where there is no common text.
        public mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            parts.append(.dialect(sqlite: sqlite.description, postgres: postgres.description))
        }

        /// A table's or column's name, quoted.
        public mutating func appendInterpolation(identifier name: String) {
            parts.append(.text("\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""))
        }

        /// Names of columns, quoted, with commas between.
        public mutating func appendInterpolation(identifiers names: some Sequence<String>) {
            var first = true
            for name in names {
                if !first { parts.append(.text(", ")) }
                appendInterpolation(identifier: name)
                first = false
            }
        }
    }

    public static func + (left: SQL, right: SQL) -> SQL { SQL(parts: left.parts + right.parts) }
    public static func += (left: inout SQL, right: SQL) { left.parts.append(contentsOf: right.parts) }

    public var isEmpty: Bool { parts.isEmpty || parts.allSatisfy { $0 == .text("") } }

    /// The type of raw bytes in a table's definition: `BLOB` or `BYTEA`.
    public static let bytes: SQL = "\(sqlite: "BLOB", postgres: "BYTEA")"

    /// A condition that `column` contains `text` as it stands, in any position, ASCII letters compared without case.
    /// An empty text is contained in everything.
    public static func contains(_ column: SQL, _ text: String) -> SQL {
        var pattern = "%"
        for character in text.lowercased(onlyASCII: true).unicodeScalars {
            if character == "%" || character == "_" || character == "\\" { pattern.unicodeScalars.append("\\") }
            pattern.unicodeScalars.append(character)
        }
        return "lower(\(sql: column)) LIKE \(pattern + "%") ESCAPE '\\'"
    }
}

extension Sequence<SQL> {
    public func joined(separator: SQL = "") -> SQL {
        var result = SQL(parts: [])
        var first = true
        for piece in self {
            if !first { result += separator }
            result += piece
            first = false
        }
        return result
    }
}

extension String {
    fileprivate func lowercased(onlyASCII: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
        }
        return String(scalars)
    }
}

// MARK: - Rendering

struct RenderedParameter {
    let value: Value
    /// What the parameter is typed as on PostgreSQL; `nil` leaves it to the server.
    let kind: Value.Kind?
}

extension SQL {
    /// The text for one engine and the parameters in order. SQLite's parameters are written `?1`, because `$n` is a *name* there and
    /// gets its number by first appearance.
    func rendered(for engine: Engine) -> (text: String, parameters: [RenderedParameter]) {
        var text = ""
        var parameters: [RenderedParameter] = []
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .dialect(let sqlite, let postgres): text += engine == .sqlite ? sqlite : postgres
            case .parameter(let value, let kind):
                parameters.append(RenderedParameter(value: value, kind: value.kind ?? kind))
                text += engine == .sqlite ? "?" : "$"
                text += String(parameters.count)
            }
        }
        return (text, parameters)
    }

    /// A text that is the same on both engines and differs where anything in the statement does; for checksums.
    var fingerprint: String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .dialect(let sqlite, let postgres): text += "\u{1}\(sqlite)\u{2}\(postgres)\u{3}"
            case .parameter(let value, _): text += "\u{4}\(value)\u{5}"
            }
        }
        return text
    }
}

extension Value {
    /// Both engines must store a value alike, or refuse it.
    func checkStorable() throws {
        switch self {
        case .text(let text):
            if text.utf8.contains(0) { throw DatabaseError.unstorable(message: "text with a NUL character cannot be stored") }
        case .real(let number):
            if !number.isFinite { throw DatabaseError.unstorable(message: "a number that is not finite cannot be stored") }
        case .null, .integer, .boolean, .bytes: break
        }
    }
}
