// Small files of several kinds, made by hand, for tests.

import { crc32, deflateRawSync } from 'node:zlib';

export const PDF: Uint8Array = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** One white point. */
export const PNG: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
);

/** A zip archive of one entry. */
function archive(name: string, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  const named = Buffer.from(name);
  const length = Buffer.alloc(4);
  length.writeUInt16LE(named.length);
  const version = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), version, sizes, length, named, packed]);
  const listed = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    version,
    sizes,
    length,
    Buffer.alloc(14),
    named,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}

/** An office document as far as it says what it is. @param main the content type of its main part */
export function documentFile(main: string): Uint8Array {
  return archive(
    '[Content_Types].xml',
    Buffer.from(`<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${main}"/></Types>`),
  );
}

let made: Uint8Array | undefined;
/** Says that it is a document in a part that unpacks to a hundred megabytes. */
export function bomb(): Uint8Array {
  made ??= archive('[Content_Types].xml', Buffer.alloc(100_000_000, ' '));
  return made;
}
