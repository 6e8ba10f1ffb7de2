import CExpat

/// The name of an element or attribute, as long as expat keeps it: during the callback.
struct XmlName {
    private let pointer: UnsafePointer<CChar>

    /// Cuts off the prefix. The parts that are read mix no foreign elements into the places that are looked at, so that the local
    /// name is enough, and workbooks with any prefix, or in the strict namespace, are read alike.
    init(_ qualified: UnsafePointer<CChar>) {
        var start = qualified
        var position = qualified
        while position.pointee != 0 {
            if position.pointee == 0x3A { start = position + 1 }
            position += 1
        }
        pointer = start
    }

    @inline(__always)
    func equals(_ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        let other = name.utf8Start
        for index in 0..<count where UInt8(bitPattern: pointer[index]) != other[index] { return false }
        return pointer[count] == 0
    }

    var bytes: UnsafeBufferPointer<UInt8> { xmlBytes(pointer) }
}

/// The bytes of a C string, without its end.
func xmlBytes(_ pointer: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    while pointer[count] != 0 { count += 1 }
    return pointer.withMemoryRebound(to: UInt8.self, capacity: count) { UnsafeBufferPointer(start: $0, count: count) }
}

/// The attributes of an element: names and values, during the callback.
struct XmlAttributes: Sequence {
    fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>

    struct Iterator: IteratorProtocol {
        var pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>

        @inline(__always)
        mutating func next() -> (XmlName, UnsafePointer<CChar>)? {
            guard let name = pointer[0], let value = pointer[1] else { return nil }
            pointer += 2
            return (XmlName(name), value)
        }
    }

    func makeIterator() -> Iterator { Iterator(pointer: pointer) }

    subscript(name: StaticString) -> String? {
        for (key, value) in self where key.equals(name) { return String(cString: value) }
        return nil
    }
}

/// What is done with the elements of one part. A class, because expat's callbacks carry one pointer.
class XmlHandler {
    let part: Part
    let limits: Limits
    fileprivate(set) var failure: SpreadsheetError?
    fileprivate var parser: XML_Parser?
    /// Expat keeps every distinct name it meets: a part made of a million different ones would fill the memory.
    private var names: Set<Int> = []

    init(part: Part, limits: Limits) {
        self.part = part
        self.limits = limits
    }

    func start(_ name: XmlName, _ attributes: XmlAttributes) {}
    func end(_ name: XmlName) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}

    /// Every name that the handler does not know is to be shown here.
    final func note(_ name: XmlName) {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(name.bytes))
        names.insert(hasher.finalize())
        if names.count > 4_096 { fail(.tooLarge(.markup, .unknown)) }
    }

    /// Ends the reading of this part with an error; the first one counts.
    final func fail(_ error: SpreadsheetError) {
        if failure == nil { failure = error }
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    /// Pauses after this callback, so that what was read can be handed over.
    final func pause() { XML_StopParser(parser, XML_Bool(XML_TRUE)) }
}

/// Decompresses a part straight into expat's own buffer and lets it call a handler.
final class XmlPump {
    /// Elements within elements; the parts that are read need eight.
    static let deepest = 64
    private static let piece = 64 << 10

    private let entry: ZipEntryReader
    private let handler: XmlHandler
    private let parser: XML_Parser
    private var fed = 0
    private var isPaused = false
    private(set) var isFinished = false

    init(_ entry: ZipEntryReader, _ handler: XmlHandler) throws(SpreadsheetError) {
        guard let parser = XML_ParserCreate(nil) else { throw .tooLarge(.markup, .unknown) }
        self.entry = entry
        self.handler = handler
        self.parser = parser
        handler.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(handler).toOpaque())
        // _withUnsafeGuaranteedRef: three million cells would otherwise cost as many atomic retains. The pump holds the handler.
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let context, let name, let attributes else { return }
                Unmanaged<XmlHandler>.fromOpaque(context)._withUnsafeGuaranteedRef {
                    $0.start(XmlName(name), XmlAttributes(pointer: attributes))
                }
            },
            { context, name in
                guard let context, let name else { return }
                Unmanaged<XmlHandler>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.end(XmlName(name)) }
            })
        XML_SetCharacterDataHandler(parser) { context, text, count in
            guard let context, let text, count > 0 else { return }
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
                Unmanaged<XmlHandler>.fromOpaque(context)._withUnsafeGuaranteedRef {
                    $0.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
                }
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            guard let context else { return }
            Unmanaged<XmlHandler>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.fail(.documentType($0.part)) }
        }
    }

    deinit {
        handler.parser = nil
        XML_ParserFree(parser)
    }

    var progress: Double { entry.progress }

    /// Reads the part to its end.
    func run() throws(SpreadsheetError) {
        var pieces = 0
        while !isFinished {
            try advance()
            pieces += 1
            if pieces % 64 == 0, Task.isCancelled { throw .cancelled }
        }
    }

    /// Reads on until the handler pauses, fails, or a piece is done.
    func advance() throws(SpreadsheetError) {
        let status: XML_Status
        if isPaused {
            isPaused = false
            status = XML_ResumeParser(parser)
        } else {
            guard let buffer = XML_GetBuffer(parser, Int32(Self.piece)) else { throw damaged() }
            let count = try entry.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Self.piece))
            fed += count
            status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
        }
        if let failure = handler.failure { throw failure }
        if status == XML_STATUS_SUSPENDED {
            isPaused = true
        } else if status == XML_STATUS_ERROR {
            throw damaged()
        } else {
            var state = XML_ParsingStatus()
            XML_GetParsingStatus(parser, &state)
            isFinished = state.parsing == XML_FINISHED
            // Expat reads an unfinished tag again from its beginning with every piece: a tag of a gigabyte would take days.
            let done = XML_GetCurrentByteIndex(parser)
            if done >= 0, fed - Int(done) > 1 << 20 { throw .tooLarge(.markup, .unknown) }
        }
    }

    /// Decompresses what is left without reading it, for its size and checksum.
    func drain() throws(SpreadsheetError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
        defer { buffer.deallocate() }
        while try entry.read(into: buffer) > 0 {}
        isFinished = true
    }

    private func damaged() -> SpreadsheetError {
        XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY ? .tooLarge(.markup, .unknown) : .damaged(handler.part, .markup, .unknown)
    }
}
