#pragma once

// What Swift cannot do about its own process: the arguments that C's main gets, and what may be done while a signal
// is handled.

/// How many arguments the process was started with, the program's name among them; -1 where the C library does not say
/// (musl).
int cprocess_argument_count(void);

/// An argument, from 0 on; it lives as long as the process.
const char *cprocess_argument(int index);

/// The path by which the system was asked to start the program; NULL where it does not say.
const char *cprocess_program(void);

/// Has a name taken away where the process ends before it is forgotten: when it exits, and at a signal where
/// `cprocess_clean_up_on_signals` was called.
///
/// `folder` is an open folder, or AT_FDCWD; it must stay open until the name is forgotten. A folder is taken away after
/// all files, where it is empty. Returns the place of the name in the table; -1 where the table is full.
int cprocess_remember(int folder, const char *name, int is_folder);

/// Forgets the name at a place; -1 is none.
void cprocess_forget(int place);

/// From now on the signals that end a process take the names in the table away first, and then do what they always do.
/// Signals that are ignored stay ignored; those that the calling thread holds back come through.
void cprocess_clean_up_on_signals(void);

/// From now on a process that reads the mapping of a file behind the end that somebody gave it meanwhile says these
/// words on standard error and ends with a code, instead of by SIGBUS. `words` lives as long as the process.
void cprocess_tell_of_cut_files(const char *words, int code);

/// From now on SIGINT and SIGTERM, where `cprocess_clean_up_on_signals` handles them, end the process with 0.
void cprocess_end_well(void);

/// Between the two the signals wait: what lies between is done as a whole. Pairs may lie in each other.
void cprocess_hold_signals(void);
void cprocess_release_signals(void);

/// From now on the keys of a terminal come one by one, not shown, until `cprocess_restore_terminal` or the end of the
/// process: when it exits, and at a signal where `cprocess_clean_up_on_signals` was called. Control-C still interrupts;
/// Control-Z does nothing. One terminal at a time. Returns -1, and changes nothing, where that cannot be.
int cprocess_single_keys(int terminal);

/// Leaves the terminal as it was before; does nothing where nothing was changed.
void cprocess_restore_terminal(void);

/// Gives back to the system what was freed and lies between what is in use; does nothing where the C library cannot.
void cprocess_return_memory(void);

/// From now on threads share so many pools of memory, where the C library has one for each thread: what one has freed
/// others use. Called before there are threads.
void cprocess_share_pools(int pools);

/// Flags of Linux's `open` that its header keeps for itself: a file without a name, and a folder as a place alone. 0 on
/// other systems.
extern const int cprocess_without_name;
extern const int cprocess_as_place;
