// Which files may be kept: a short list of what councils write to each other in. None of them is a program, and none of the
// documents may hold macros. Everything said about types anywhere is read off this list.

export interface FileType {
  /** The ending under which it is kept; the first of those it may have. */
  readonly endings: readonly [string, ...string[]];
  readonly contentType: string;
  /** As a person calls it. */
  readonly says: string;
  /** Plain text has no mark of its own to be known by. */
  readonly plain?: true;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

export const FILE_TYPES: readonly FileType[] = [
  { endings: ['pdf'], contentType: 'application/pdf', says: 'PDF' },
  { endings: ['docx'], contentType: `${OFFICE}.wordprocessingml.document`, says: 'Word' },
  { endings: ['xlsx'], contentType: `${OFFICE}.spreadsheetml.sheet`, says: 'Excel' },
  { endings: ['pptx'], contentType: `${OFFICE}.presentationml.presentation`, says: 'PowerPoint' },
  { endings: ['odt'], contentType: `${OPEN}.text`, says: 'OpenDocument' },
  { endings: ['ods'], contentType: `${OPEN}.spreadsheet`, says: 'OpenDocument' },
  { endings: ['odp'], contentType: `${OPEN}.presentation`, says: 'OpenDocument' },
  { endings: ['jpg', 'jpeg'], contentType: 'image/jpeg', says: 'JPEG' },
  { endings: ['png'], contentType: 'image/png', says: 'PNG' },
  { endings: ['txt'], contentType: 'text/plain', says: 'plain text', plain: true },
  { endings: ['csv'], contentType: 'text/csv', says: 'CSV', plain: true },
];

/** Each way of naming a type once: for a sentence that says which may be chosen. */
export const TYPES_IN_WORDS: readonly string[] = [...new Set(FILE_TYPES.map(({ says }) => says))];

/** For a browser’s list of files to choose from. */
export const ENDINGS: readonly string[] = FILE_TYPES.flatMap(({ endings }) => endings);

export function typeWithEnding(ending: string): FileType | undefined {
  return FILE_TYPES.find(({ endings }) => endings.includes(ending));
}

/** A type that has left the list is still on the record; a browser is told nothing of it. */
export function contentTypeOf(ending: string): string {
  return typeWithEnding(ending)?.contentType ?? 'application/octet-stream';
}
