import Markup
import XCTest

final class MarkupTests: XCTestCase {
    private func written(_ language: Language = .indonesian, _ body: (HTML) -> Void) -> String {
        let html = HTML(language: language)
        body(html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    func testElementsAttributesAndVoidElements() {
        let page = written { html in
            html("p", .class("lead"), Attribute("hidden", when: false), Attribute("data-x", nil)) { html.data("a") }
            html("input", .name("q"), Attribute("required", when: true))
            html("td")
        }
        XCTAssertEqual(page, #"<p class="lead">a</p><input name="q" required><td></td>"#)
    }

    func testWhatPeopleTypedCannotBecomeMarkup() {
        let hostile = "<script>alert('1')</script>\"&\0"
        let page = written { html in
            html("p", .id(hostile), data: hostile)
            html("b", .label(Text(hostile, "x")), text: Text(hostile, "x"))
        }
        XCTAssertFalse(page.contains("<script"))
        XCTAssertEqual(page.components(separatedBy: "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;\u{FFFD}").count, 5)
    }

    func testTheLanguageOfTheWriterChoosesTheText() {
        XCTAssertEqual(written(.english) { $0("h1", text: Text("Rapat", "Meetings")) }, "<h1>Meetings</h1>")
        XCTAssertEqual(written { $0("h1", text: Text("Rapat", "Meetings")) }, "<h1>Rapat</h1>")
    }

    func testWhatWasPutOffStandsInItsPlaceAndKnowsTheRest() {
        let page = written { html in
            html("p", data: "a")
            html.postpone { $0("b", text: $1["title"] ?? Text("?", "?")) }
            html.postpone { html, _ in html.data("<") }
            html("label") {
                html.name("title", Text("Judul", "Title"))
                html.name("title", Text("Lain", "Other"))
            }
        }
        XCTAssertEqual(page, "<p>a</p><b>Judul</b>&lt;<label></label>")
    }

    func testCoordinatesAreShort() {
        XCTAssertEqual([0, 1.5, -0.054, 12.345, .nan, 1e300, -3].map(short), ["0", "1.5", "-0.05", "12.35", "0", "0", "-3"])
    }
}
