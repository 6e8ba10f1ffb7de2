import App
import ArgumentParser
import Database
import Foundation

/// Runs a command's work; a refusal becomes one line on standard error that says why, and exit code 1.
func reporting(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let code as ExitCode {
        throw code
    } catch let validation as ValidationError {
        throw validation
    } catch let refusal as Refusal {
        fail(refusal.line)
        throw ExitCode(1)
    } catch {
        fail("\(error)")
        throw ExitCode(1)
    }
}

func fail(_ message: String) {
    FileHandle.standardError.write(Data("rembuk: \(message)\n".utf8))
}

/// One object on standard output, keys in order.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
