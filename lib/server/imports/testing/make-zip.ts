import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip made by hand; whatever is given besides name and content makes it lie. */
export type ZipEntry = {
  readonly path: string;
  readonly content: string | Buffer;
  /** The name in the entry's own header, where it differs from the directory's. */
  readonly localPath?: string;
  readonly declaredSize?: number;
  readonly crc?: number;
  readonly isEncrypted?: boolean;
  /** The type bits of a Unix mode, such as 0o120000 for a symbolic link. */
  readonly type?: number;
};

/** Packs a zip byte by byte, so that tests can pack what no tool would. Contents that are the same are packed once. */
export function makeZip(entries: readonly ZipEntry[]): Buffer<ArrayBuffer> {
  const contents = new Map<ZipEntry["content"], Packed>();
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = contents.get(entry.content) ?? pack(entry.content);
    contents.set(entry.content, content);
    const { packed } = content;
    const facts = factsOf(entry, content);
    const name = Buffer.from(entry.path);
    const localName = Buffer.from(entry.localPath ?? entry.path);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, lengthOf(localName), localName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.type ?? 0o100000) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 3]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), made, facts, lengthOf(name), tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

type Packed = { readonly size: number; readonly crc: number; readonly packed: Buffer };

function pack(given: ZipEntry["content"]): Packed {
  const content = Buffer.from(given);
  return { size: content.length, crc: crc32(content), packed: deflateRawSync(content) };
}

function factsOf(entry: ZipEntry, { size, crc, packed }: Packed): Buffer {
  const facts = Buffer.alloc(22);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x800 | (entry.isEncrypted ? 1 : 0), 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(entry.crc ?? crc, 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(entry.declaredSize ?? size, 18);
  return facts;
}

/** The lengths of the name and of the (absent) extra field. */
function lengthOf(name: Buffer): Buffer {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  return lengths;
}
