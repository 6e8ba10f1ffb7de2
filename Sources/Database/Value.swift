import Days

/// The two database engines Rembuk runs on.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// What one column of one row can hold, in the terms both engines share.
public enum Value: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int64)
    case real(Double)
    /// SQLite keeps it as 0 or 1, PostgreSQL as `boolean`.
    case boolean(Bool)
    case bytes([UInt8])

    /// The type of a ``Value``, without the value: what a column or a parameter is declared as.
    public enum Kind: String, Sendable, CaseIterable {
        case text, integer, real, boolean, bytes
    }

    /// `nil` for ``null``, which has no type of its own.
    public var kind: Kind? {
        switch self {
        case .null: nil
        case .text: .text
        case .integer: .integer
        case .real: .real
        case .boolean: .boolean
        case .bytes: .bytes
        }
    }
}

/// A type whose values may be interpolated into ``SQL``.
public protocol ValueConvertible {
    var databaseValue: Value { get }
    /// What the type's values are stored as; it gives an absent value its type on PostgreSQL, which refuses `$1 IS NULL` without one.
    /// `nil` where the type does not say.
    static var databaseKind: Value.Kind? { get }
}

extension Value: ValueConvertible {
    public var databaseValue: Value { self }
    public static var databaseKind: Kind? { nil }
}

extension String: ValueConvertible {
    public var databaseValue: Value { .text(self) }
    public static var databaseKind: Value.Kind? { .text }
}

extension Substring: ValueConvertible {
    public var databaseValue: Value { .text(String(self)) }
    public static var databaseKind: Value.Kind? { .text }
}

extension Int: ValueConvertible {
    public var databaseValue: Value { .integer(Int64(self)) }
    public static var databaseKind: Value.Kind? { .integer }
}

extension Int64: ValueConvertible {
    public var databaseValue: Value { .integer(self) }
    public static var databaseKind: Value.Kind? { .integer }
}

extension Double: ValueConvertible {
    public var databaseValue: Value { .real(self) }
    public static var databaseKind: Value.Kind? { .real }
}

extension Bool: ValueConvertible {
    public var databaseValue: Value { .boolean(self) }
    public static var databaseKind: Value.Kind? { .boolean }
}

extension [UInt8]: ValueConvertible {
    public var databaseValue: Value { .bytes(self) }
    public static var databaseKind: Value.Kind? { .bytes }
}

extension Day: ValueConvertible {
    public var databaseValue: Value { .text(iso) }
    public static var databaseKind: Value.Kind? { .text }
}

extension Month: ValueConvertible {
    public var databaseValue: Value { .text(iso) }
    public static var databaseKind: Value.Kind? { .text }
}

extension Instant: ValueConvertible {
    public var databaseValue: Value { .text(iso) }
    public static var databaseKind: Value.Kind? { .text }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
    public var databaseValue: Value { self?.databaseValue ?? .null }
    public static var databaseKind: Value.Kind? { Wrapped.databaseKind }
}

/// An enumeration with a raw value only has to name the protocol.
extension ValueConvertible where Self: RawRepresentable, RawValue: ValueConvertible {
    public var databaseValue: Value { rawValue.databaseValue }
    public static var databaseKind: Value.Kind? { RawValue.databaseKind }
}
