import Convergence
import Hummingbird

/// The accounts of the team, for its secretary.
enum AdministrationRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let accounts = Accounts(workspace: workspace)

        routes.page("/accounts", .secretary) { call in
            let district = try call.actor().district
            let agency = call.query["agency"]
            let lines = try await call.read { try $0.accountLines(of: district) }
            return call.accountsPage(agency.isEmpty ? lines : lines.filter { $0.agency == agency })
        }

        routes.page("/accounts/new", .secretary) { call in try await call.accountFormPage(nil, []) }

        routes.form("/accounts", .secretary) { call in
            do {
                let new = try call.newAccount()
                let link = try await accounts.invite(new, by: call.author())
                return try await call.linkPage(link.account, link.secret)
            } catch Refusal.invalid(let problems) {
                return try await call.accountFormPage(nil, problems)
            }
        }

        routes.page("/accounts/:account", .secretary) { call in try await call.accountFormPage(call.account(), []) }

        routes.form("/accounts/:account", .secretary) { call in
            let account = try await call.account()
            do {
                try await accounts.change(account.id, call.newAccount(), version: Int(call.form["version"]) ?? 0, by: call.author())
                return call.see("/accounts/\(account.id)")
            } catch Refusal.invalid(let problems) {
                return try await call.accountFormPage(account, problems)
            }
        }

        routes.form("/accounts/:account/link", .secretary) { call in
            let account = try await call.account()
            let secret = try await accounts.renewInvitation(account: account.id, by: call.author())
            return try await call.linkPage(account.id, secret)
        }

        routes.form("/accounts/:account/deactivate", .secretary) { call in
            let account = try await call.account()
            try await accounts.deactivate(account.id, by: call.author())
            return call.see("/accounts/\(account.id)")
        }

        routes.form("/accounts/:account/reactivate", .secretary) { call in
            let account = try await call.account()
            try await accounts.reactivate(account.id, by: call.author())
            return call.see("/accounts/\(account.id)")
        }
    }
}

extension Call {
    /// The account that the path names, of the own district.
    fileprivate func account() async throws -> AccountLine {
        let (district, id) = (try actor().district, try identifier("account"))
        guard let account = try await read({ try $0.accountLine(id, district: district) }) else { throw Refusal.notFound }
        return account
    }

    fileprivate func newAccount() throws(Refusal) -> NewAccount {
        func present(_ name: String) -> String? { form[name].isEmpty ? nil : form[name] }
        return try NewAccount(
            email: form["email"], name: form["name"], role: form["role"], agency: present("agency"),
            area: present("area").map { AreaCode($0)?.text ?? $0 })
    }

    fileprivate func accountFormPage(_ account: AccountLine?, _ problems: [FieldProblem]) async throws -> Response {
        let district = try actor().district
        let (agencies, areas) = try await read { (try $0.agencyLines(of: district), try $0.areas(of: district)) }
        return accountFormPage(account, agencies: agencies.filter { $0.isActive || $0.id == account?.agency }, areas: areas, problems)
    }

    /// The link is shown this once: it is stored nowhere but as a hash. `Location` is where a second arrival of the form is sent.
    fileprivate func linkPage(_ account: String, _ secret: String) async throws -> Response {
        let district = try actor().district
        guard let line = try await read({ try $0.accountLine(account, district: district) }) else { throw Refusal.notFound }
        var response = linkPage(
            line, link: "\(workspace.settings.address)/invitation/\(secret)", until: now.adding(days: Accounts.invitationDays).jakartaDay)
        response.headers[.location] = "/accounts/\(account)"
        return response
    }
}
