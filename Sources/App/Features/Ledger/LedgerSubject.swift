/// What an entry was done to: `meeting/0198…`, or a part of it: `meeting/0198…/agenda/0199…`.
struct LedgerSubject {
    /// `meeting`
    let noun: String
    let identifier: String

    init(_ text: String) {
        let parts = text.split(separator: "/").map(String.init)
        noun = parts.first ?? ""
        identifier = parts.count > 1 ? parts[1] : ""
    }

    /// Under which its name is found: the thing itself, of a part the whole.
    var key: String { "\(noun)/\(identifier)" }

    /// Where it can be seen, for somebody of the role; `nil` where there is no page.
    func path(for role: Role) -> String? {
        switch noun {
        case "meeting": "/meetings/\(identifier)"
        case "responsibility": "/responsibilities/\(identifier)"
        case "statement": "/statements/\(identifier)"
        case "read-back": "/read-backs/\(identifier)"
        case "survey": "/growth/surveys/\(identifier)"
        case "indicator": "/programmes/indicators/\(identifier)"
        case "agency": "/agencies/\(identifier)"
        case "account": role == .secretary ? "/accounts/\(identifier)" : nil
        default: nil
        }
    }
}
