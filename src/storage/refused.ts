// Why a database cannot be used, in one sentence for whoever starts Comity. The database itself was not touched.

export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';
}
