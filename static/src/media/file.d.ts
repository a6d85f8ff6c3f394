/** A script bundled into a file of its own; the import gives its place beside the importing one. */
declare module '*?file' {
  const place: string;
  export default place;
}
