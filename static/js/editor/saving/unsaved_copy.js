/** A copy of what is not saved yet, kept in this browser in case it or its connection breaks. */

export class UnsavedCopy {
  constructor(name) {
    this.name = name;
  }

  keep(data) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ ...data, at: Date.now() }));
    } catch {
      // A full or forbidden store costs the safety copy, never the editing.
    }
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // As above.
    }
  }
}
