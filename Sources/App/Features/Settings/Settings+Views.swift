import Hummingbird
import Markup

extension Call {
    func settingsPage(_ actor: Actor) -> Response {
        var parts: [(path: String, title: Text, about: Text)] = [
            ("/agencies", Copy.Settings.agencies, Copy.Settings.agenciesAbout), ("/areas", Copy.Settings.areas, Copy.Settings.areasAbout),
            ("/ledger", Copy.Settings.ledger, Copy.Settings.ledgerAbout), ("/account", Copy.Accounts.yours, Copy.Settings.yoursAbout),
        ]
        if actor.role == .secretary {
            parts.insert(("/accounts", Copy.Settings.accounts, Copy.Settings.accountsAbout), at: 0)
            parts.insert(("/areas/boundaries", Copy.Areas.boundaries, Copy.Settings.boundariesAbout), at: 3)
        }
        return page(Copy.Settings.title, section: .settings) { html in
            html("ul", .class("cards")) {
                for part in parts {
                    html("li", .class("card")) {
                        html("h2") { html("a", .href(part.path), text: part.title) }
                        html("p", text: part.about)
                    }
                }
            }
        }
    }
}
