import Days
import Hummingbird
import Markup

extension Call {
    func childrenPage(_ page: ChildrenPage, name: String, number: Int, _ problems: [FieldProblem]) -> Response {
        let isSearch = !name.isEmpty && problems.isEmpty
        return self.page(
            isSearch ? Copy.Children.searchTitle(name, page.name, page.total) : Copy.Children.listTitle(page.name, page.total),
            lead: Copy.Children.seenNote, section: .growth, status: problems.isEmpty ? .ok : .unprocessableContent, personal: true
        ) { html in
            html.problems(problems)
            html("div", .class("two")) {
                html.search(action: "/growth/areas/\(page.area)/children", .class("row")) {
                    html.field("name", Copy.Children.partOfName, value: name, type: "search", problems: problems, Attribute("minlength", 3))
                    html.submit(Copy.Children.searchByName)
                }
                html.form(self, action: "/growth/children", .class("row")) {
                    html.field(
                        "nik", Copy.Children.wholeNik, required: true, problems: problems, Attribute("inputmode", "numeric"),
                        Attribute("autocomplete", "off"))
                    html.submit(Copy.Children.searchByNik, kind: "quiet")
                }
            }
            html("p", .class("note"), text: visit.actor?.area == nil ? Copy.Children.nikHint : Copy.Children.nikHintOutside)
            if page.children.isEmpty {
                html("p", text: isSearch ? Copy.Children.noMatch : Copy.Children.none)
            } else {
                table(html, page.children)
                pages(
                    html, number: number, length: Children.pageLength, total: page.total,
                    address: "/growth/areas/\(page.area)/children?name=\(Assets.encoded(isSearch ? name : ""))&page=")
            }
            html("div", .class("actions")) {
                html("a", .class("button quiet"), .href("/growth/areas/\(page.area)/follow-ups"), text: Copy.FollowUps.lists)
                html("a", .class("button quiet"), .href("/growth/areas/\(page.area)"), text: Copy.Children.growthPage)
            }
        }
    }

    private func table(_ html: HTML, _ children: [ChildLine]) {
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    for heading in [
                        Copy.Children.name, Copy.Children.birthDate, Copy.Children.village, Copy.Children.parent, Copy.Children.nik,
                    ] { html("th", text: heading) }
                }
            }
            html("tbody") {
                for child in children {
                    html("tr") {
                        html("th", Attribute("scope", "row")) {
                            html("a", .href("/growth/children/\(child.id)"), data: child.name)
                        }
                        born(html, child, on: today)
                        labelled(html, Copy.Children.village) { place(html, child) }
                        labelled(html, Copy.Children.parent) { html.data(child.parent.isEmpty ? "–" : child.parent) }
                        labelled(html, Copy.Children.nik) {
                            if let nik = child.maskedNik { html.data(nik) } else { html(Copy.Children.noNik) }
                        }
                    }
                }
            }
        }
    }

    /// Birth date, sex, and age on a day.
    func born(_ html: HTML, _ child: ChildLine, on day: Day) {
        labelled(html, Copy.Children.birthDate) {
            html.data(language.date(child.birthDate))
            html("br")
            html("small") {
                html(child.sex.title)
                html.data(", ")
                html(Copy.Children.months(max(0, day.completedMonths(since: child.birthDate))))
            }
        }
    }

    func place(_ html: HTML, _ child: ChildLine) {
        html.data(child.villageName)
        if !child.posyandu.isEmpty {
            html("br")
            html("small", data: child.posyandu)
        }
    }

    func labelled(_ html: HTML, _ label: Text, _ content: () -> Void) {
        html("td", Attribute("data-label", text: label), content: content)
    }

    /// Where one is in a long list, with the way back and on.
    func pages(_ html: HTML, number: Int, length: Int, total: Int, address: String) {
        let first = (number - 1) * length + 1
        guard total > length, first <= total else { return }
        html("div", .class("actions")) {
            if number > 1 { html("a", .class("button quiet"), .href("\(address)\(number - 1)"), text: Copy.Children.previous) }
            html("span", text: Copy.Children.part(first, min(first + length - 1, total), total))
            if first + length <= total { html("a", .class("button quiet"), .href("\(address)\(number + 1)"), text: Copy.Children.next) }
        }
    }

    /// What a search for a number came to, where it is not one child of one's own area.
    func foundPage(_ found: Children.Found, nik: String, _ problems: [FieldProblem] = []) -> Response {
        let title: Text
        let lead: Text
        if found.own.isEmpty, found.outside.isEmpty {
            (title, lead) = (Copy.Children.nikNone, Copy.Children.nikNoneLead)
        } else if found.own.isEmpty, found.outside.count == 1 {
            (title, lead) = (Copy.Children.outside, Copy.Children.outsideLead)
        } else {
            (title, lead) = (Copy.Children.nikShared, Copy.Children.nikSharedLead)
        }
        return page(title, lead: lead, section: .growth, status: problems.isEmpty ? .ok : .unprocessableContent, personal: true) { html in
            html.problems(problems)
            if !found.own.isEmpty { table(html, found.own) }
            if let first = found.outside.first {
                if found.outside.count + found.own.count > 1 {
                    html("h2", text: Copy.Children.outside)
                    html("p", text: Copy.Children.outsideLead)
                }
                html.form(self, action: "/growth/children/\(first)/open", .class("wide")) {
                    html("input", .type("hidden"), .name("nik"), .value(nik))
                    html.textarea(
                        "reason", Copy.Children.reason, value: form["reason"], hint: Copy.Children.reasonHint, required: true, problems: problems)
                    html("div", .class("actions")) {
                        for (index, child) in found.outside.enumerated() {
                            html(
                                "button", .type("submit"), Attribute("formaction", "/growth/children/\(child)/open"),
                                text: found.outside.count == 1 ? Copy.Children.open : Copy.Children.openNumber(index + 1))
                        }
                    }
                }
            }
            html("p") { html("a", .href("/growth/children"), text: Copy.Children.find) }
        }
    }
}
