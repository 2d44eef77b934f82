/** What the scripts share with each other and with the page around them. */
interface Window {
  /** Our own functions and data; each script adds its own. */
  sahelscope: any;
  /** Answers to what was fetched while the scripts were still on their way. */
  sahelscopeEarly?: Record<string, Promise<Response>>;
  /** The files of a page that stands alone, as data addresses. */
  sahelscopeFiles?: Record<string, string>;
  /** Leaflet. */
  L: any;
  /** The component library of st_folium's frame; absent in a notebook or a file. */
  Streamlit?: any;
  /** st_folium's list of the groups it was given. */
  feature_group?: any[];
}
