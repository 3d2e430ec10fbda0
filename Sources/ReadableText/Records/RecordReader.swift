/// Gives the records of a stream one after another: each as a value, or with the reason why it could not be read.
///
///     while let (line, record) = try reader.next() { … try record.get() … }
package protocol RecordReader<Record>: ~Copyable {
    /// What a record becomes.
    associatedtype Record

    /// The next record with the 1-based line on which it begins, or nil at the end. Only trouble
    /// with the bytes themselves throws.
    mutating func next() throws(InputError) -> (line: Int, record: Result<Record, RecordFault>)?
}
