import Foundation

/// What libFuzzer's `main` calls (https://llvm.org/docs/LibFuzzer.html#fuzz-target). Its arguments
/// are flags and folders of inputs, so what is wanted is said in variables: FUZZ_LIST lists the
/// targets with the length and the number of their inputs, FUZZ_SEEDS is a folder for their seeds, made from the project in FUZZ_PROJECT, and
/// FUZZ_TARGET is the target to be fed.
enum Fuzzing {
    private static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    /// The target that was asked for.
    static let target: FuzzTarget = {
        let name = variable("FUZZ_TARGET") ?? ""
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
            fatalError("FUZZ_TARGET '\(name)' is no target")
        }
        return target
    }()

    /// Lists the targets or writes the seeds, if that is wanted, and says whether it was.
    static func prepares() -> Bool {
        if variable("FUZZ_LIST") != nil {
            for target in FuzzTarget.all { print(target.name, target.maximumLength, target.fixedInputs) }
            return true
        }
        guard let folder = variable("FUZZ_SEEDS"), let project = variable("FUZZ_PROJECT") else { return false }
        for target in FuzzTarget.all {
            do { try Seeds(project: project).write(target, into: folder + "/" + target.name) } catch {
                fatalError("\(error)")
            }
        }
        return true
    }
}

@c(LLVMFuzzerInitialize)
func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    if Fuzzing.prepares() { exit(0) }
    return 0
}

@c(LLVMFuzzerTestOneInput)
func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    // The bytes are libFuzzer's for the length of the call, and copied at once.
    Fuzzing.target.read(unsafe Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
