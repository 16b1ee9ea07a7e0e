import "server-only";
import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

// What is not on the public internet: this machine, private networks, links, documentation, tests, multicast, reserved.
const blocks: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 9],
  ["ff00::", 8],
];
const notPublic = new BlockList();
for (const [net, prefix] of blocks) notPublic.addSubnet(net, prefix, net.includes(":") ? "ipv6" : "ipv4");

/** Whether an address of IP version 4 or 6 is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  return !notPublic.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Throws for a host, as an address names it, that is an address of IP and not a public one. */
export function refusePrivateAddress(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/gu, "");
  if (isIP(address) !== 0 && !isPublicAddress(address)) throw new Error(`${hostname} is not a public address.`);
}

/** Looks a name up for a connection, and refuses it where any address that it stands for is not public: what is looked up is what is connected to. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const isPublic = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
    if (!isPublic) return callback(new Error(`${hostname} is not a public address.`), []);
    const [first] = addresses;
    if (options.all) return callback(null, addresses);
    callback(null, first?.address ?? "", first?.family);
  });
};
