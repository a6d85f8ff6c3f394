/** The panel of the network as a whole: its buttons, wherever they stand, know it by this. */
export const NETWORK_ID = 'network';
