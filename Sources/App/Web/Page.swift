import Database
import Hummingbird
import Markup

/// The parts of the application, as the main navigation shows them.
enum Section: CaseIterable {
    case home, growth, meetings, responsibilities, programmes, assessment, settings

    var path: String {
        switch self {
        case .home: "/"
        case .growth: "/growth"
        case .meetings: "/meetings"
        case .responsibilities: "/responsibilities"
        case .programmes: "/programmes"
        case .assessment: "/assessment"
        case .settings: "/settings"
        }
    }

    var title: Text {
        switch self {
        case .home: Copy.Nav.home
        case .growth: Copy.Nav.growth
        case .meetings: Copy.Nav.meetings
        case .responsibilities: Copy.Nav.responsibilities
        case .programmes: Copy.Nav.programmes
        case .assessment: Copy.Nav.assessment
        case .settings: Copy.Nav.settings
        }
    }
}

extension Call {
    /// A whole page. The title is the answer or the question of the page and stands as its heading.
    ///
    /// - Parameters:
    ///   - personal: the page shows personal data and must not be kept by any cache.
    ///   - goesOn: shows work in progress; where there is script the page follows it (a reload by itself would break WCAG 2.2.1).
    func page(
        _ title: Text, lead: Text? = nil, section: Section?, status: HTTPResponse.Status = .ok, personal: Bool = false, goesOn: Bool = false,
        _ body: (HTML) throws -> Void
    ) rethrows -> Response {
        let html = HTML(language: language)
        html.raw("<!doctype html>")
        try html("html", Attribute("lang", language.rawValue)) {
            head(html, title, goesOn)
            try html("body") {
                html("a", .class("skip"), .href("#main"), text: Copy.Nav.skip)
                header(html, section)
                if visit.isSample { html("aside", .class("sample"), text: Copy.Nav.sample) }
                try html("main", .id("main"), Attribute("tabindex", "-1")) {
                    if query.has("done") { html("p", .class("done"), .role("status"), text: Copy.Nav.done) }
                    html("h1", text: title)
                    if let lead { html("p", .class("lead"), text: lead) }
                    try body(html)
                }
                footer(html)
            }
        }
        return answer(html, status: status, personal: personal)
    }

    /// A page that is printed on A4 as it is, without the application around it: minutes, one-page reports.
    func sheet(_ title: Text, personal: Bool = false, back: String, _ body: (HTML) throws -> Void) rethrows -> Response {
        let html = HTML(language: language)
        html.raw("<!doctype html>")
        try html("html", Attribute("lang", language.rawValue)) {
            head(html, title, false)
            try html("body", .class("sheet")) {
                html("nav", .class("screen-only"), .label(Copy.Nav.back)) { html("a", .href(back), text: Copy.Nav.back) }
                if visit.isSample { html("aside", .class("sample"), text: Copy.Nav.sample) }
                try html("main", .id("main")) { try body(html) }
            }
        }
        return answer(html, status: .ok, personal: personal)
    }

    private func answer(_ html: HTML, status: HTTPResponse.Status, personal: Bool) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: personal ? "no-store" : "private, no-cache"],
            body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    private func head(_ html: HTML, _ title: Text, _ goesOn: Bool) {
        html("head") {
            html("meta", Attribute("charset", "utf-8"))
            html("meta", .name("viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            html("meta", .name("color-scheme"), Attribute("content", "light dark"))
            html("title") {
                html(title)
                html.data(" · Rembuk")
                if let name = visit.districtName { html.data(" \(name)") }
            }
            html("link", Attribute("rel", "stylesheet"), .href(Assets.stylesheet.path))
            html("link", Attribute("rel", "icon"), .href("/assets/icon.svg"), .type("image/svg+xml"))
            if goesOn { html("script", Attribute("src", Assets.progress.path), Attribute("defer", when: true)) }
        }
    }

    private func header(_ html: HTML, _ current: Section?) {
        html("header") {
            html("div", .class("bar")) {
                html("a", .class("brand"), .href("/")) {
                    html.data("Rembuk")
                    if let name = visit.districtName { html("small", data: name) }
                }
                if let actor = visit.actor {
                    html("nav", .label(Copy.Nav.main)) {
                        for section in Section.allCases {
                            html(
                                "a", .href(section.path), Attribute("aria-current", section == current ? "page" : nil), text: section.title)
                        }
                    }
                    html("a", .class(owed ?? 0 > 0 ? "owe" : "owe none"), .href("/duties")) {
                        html(Copy.Nav.owed(actor, owed ?? 0))
                    }
                } else {
                    html("nav", .label(Copy.Nav.main)) {
                        html("a", .href("/public"), text: Copy.Nav.published)
                        html("a", .href("/sign-in"), text: Copy.Nav.signIn)
                    }
                }
            }
        }
    }

    private func footer(_ html: HTML) {
        html("footer") {
            html("div", .class("bar")) {
                if let actor = visit.actor {
                    html("span") {
                        html("a", .href("/account"), data: actor.name)
                        html.data(" · ")
                        html(actor.role.title)
                    }
                    html.form(self, action: "/sign-out", .class("inline")) {
                        html("button", .class("link"), text: Copy.Nav.signOut)
                    }
                }
                html(
                    "a", .href("/language/\(language.other.rawValue)?back=\(Assets.encoded(request.uri.string))"),
                    Attribute("lang", language.other.rawValue), Attribute("hreflang", language.other.rawValue), text: Copy.Nav.otherLanguage)
                html("a", .href("/public"), text: Copy.Nav.published)
            }
        }
    }

    /// The page for what could not be done. What people typed is shown again, so that nothing is lost.
    func errorPage(_ refusal: Refusal?) -> Response {
        let (title, advice) = Copy.Errors.page(refusal)
        let typed = typedWords
        return page(title, lead: advice, section: nil, status: refusal?.status ?? .internalServerError, personal: !typed.isEmpty) { html in
            if case .stale(let location) = refusal {
                html("p") { html("a", .href(location), text: Copy.Errors.seeCurrent) }
            }
            if case .invalid(let problems) = refusal {
                html("ul") { for problem in problems { html("li", text: problem.message) } }
            }
            if !typed.isEmpty {
                html("h2", text: Copy.Errors.whatYouTyped)
                for text in typed { html("blockquote", .class("typed"), data: text) }
            }
            html("p") { html("a", .href("/"), text: Copy.Errors.home) }
        }
    }

    /// What somebody wrote, as against what the form carries for us (identifiers, single words of choices). Never a password.
    private var typedWords: [String] {
        form.names.filter { $0 != "password" && $0 != "again" }.sorted().flatMap { form.all($0) }
            .filter { text in text.count > 2 && !Identifier.isValid(text) && (text.count > 20 || text.contains(where: \.isWhitespace)) }
    }
}
