import COpenBLAS
import SystemLibraries

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// OpenBLAS and LAPACKE, loaded when the first dense product or decomposition asks for them:
/// classifying and reporting need neither, and start sooner.
///
/// Loading by hand also sets two things that OpenBLAS reads from the environment when it is loaded.
/// It runs on one thread: on small blocks its own threads cost more than they bring, and their
/// number would change sums. And it uses the same kernels on all processors with AVX2 (`HASWELL`),
/// so that these get the same bits; left to itself it does not know every new processor, and falls
/// back to kernels of 2004. `OPENBLAS_CORETYPE` overrides that.
///
/// The functions are called with the types of the headers that the program was compiled with.
/// Arrays are handed over for the length of a call: no routine keeps a pointer.
///
/// `@safe`: the functions themselves are only called in expressions marked as unsafe, each with its reason.
@safe
struct OpenBLAS: Sendable {
    typealias Product =
        @Sendable @convention(c) (
            CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, Float, UnsafePointer<Float>?, Int32,
            UnsafePointer<Float>?,
            Int32,
            Float, UnsafeMutablePointer<Float>?, Int32
        ) -> Void
    typealias Gram =
        @Sendable @convention(c) (
            CBLAS_ORDER, CBLAS_UPLO, CBLAS_TRANSPOSE, Int32, Int32, Float, UnsafePointer<Float>?, Int32, Float,
            UnsafeMutablePointer<Float>?, Int32
        ) -> Void
    typealias Cholesky = @Sendable @convention(c) (Int32, CChar, Int32, UnsafeMutablePointer<Double>?, Int32) -> Int32
    typealias TriangleInverse =
        @Sendable @convention(c) (Int32, CChar, CChar, Int32, UnsafeMutablePointer<Double>?, Int32) -> Int32
    typealias Eigen =
        @Sendable @convention(c) (
            Int32, CChar, CChar, Int32, UnsafeMutablePointer<Double>?, Int32, UnsafeMutablePointer<Double>?
        ) -> Int32

    /// `C ← α·op(A)·op(B) + β·C`
    let sgemm: Product
    /// `C ← α·Aᵀ·A + β·C`, one triangle.
    let ssyrk: Gram
    /// The Cholesky factor, in place.
    let dpotrf: Cholesky
    /// The inverse of a triangle, in place.
    let dtrtri: TriangleInverse
    /// Eigenvalues and eigenvectors of a symmetric matrix.
    let dsyevd: Eigen

    /// The libraries, or why they could not be loaded; once a process, since a library is loaded once.
    static let loaded: Result<OpenBLAS, LinearAlgebraError> = {
        do throws(LinearAlgebraError) { return .success(try OpenBLAS()) } catch { return .failure(error) }
    }()

    /// The libraries for work that begins with ``requireLoaded()``.
    static var library: OpenBLAS {
        switch loaded {
        case .success(let library): library
        case .failure(let error): preconditionFailure(error.description)
        }
    }

    /// Throws where the libraries are not there.
    static func requireLoaded() throws(LinearAlgebraError) { _ = try loaded.get() }

    private init() throws(LinearAlgebraError) {
        // Safe: constant strings; what the user has set stays.
        unsafe _ = setenv("OPENBLAS_NUM_THREADS", "1", 1)
        if VectorLevel.best != .portable { unsafe _ = setenv("OPENBLAS_CORETYPE", "HASWELL", 0) }
        let blas = try Self.library(
            ["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib"], package: "libopenblas0")
        let lapack = try Self.library(
            ["liblapacke.so.3", "liblapacke.so", "liblapacke.dylib", "libopenblas.dylib"], package: "liblapacke")
        do throws(MissingFunction) {
            try self.init(blas, lapack)
        } catch {
            throw .symbolMissing(error.name, library: error.library)
        }
    }

    private static func library(_ names: [String], package: String) throws(LinearAlgebraError) -> LoadedLibrary {
        do throws(LibraryNotLoaded) {
            return try LoadedLibrary(names, isGlobal: true)
        } catch {
            if let reason = error.systemReason { throw .libraryNotLoaded(name: error.name, reason: reason) }
            throw .libraryMissing(name: error.name, package: package)
        }
    }

    private init(_ blas: LoadedLibrary, _ lapack: LoadedLibrary) throws(MissingFunction) {
        // Safe: each function has the type that its header declares, which is the one named here.
        unsafe sgemm = try blas.function("cblas_sgemm", as: Product.self)
        unsafe ssyrk = try blas.function("cblas_ssyrk", as: Gram.self)
        unsafe dpotrf = try lapack.function("LAPACKE_dpotrf", as: Cholesky.self)
        unsafe dtrtri = try lapack.function("LAPACKE_dtrtri", as: TriangleInverse.self)
        unsafe dsyevd = try lapack.function("LAPACKE_dsyevd", as: Eigen.self)
    }
}
