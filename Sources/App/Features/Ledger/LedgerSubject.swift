/// What an entry was done to: `meeting/0198…`.
struct LedgerSubject {
    /// `meeting`
    let noun: String
    let identifier: String

    init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        noun = parts.first ?? ""
        identifier = parts.count > 1 ? parts[1] : ""
    }

    /// Where it can be seen, for somebody of the role; `nil` where there is no page.
    func path(for role: Role) -> String? {
        switch noun {
        case "meeting": "/meetings/\(identifier)"
        case "responsibility": "/responsibilities/\(identifier)"
        case "agency": "/agencies/\(identifier)"
        case "account": role == .secretary ? "/accounts/\(identifier)" : nil
        default: nil
        }
    }
}
