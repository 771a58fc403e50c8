// npm start: the whole suite in one process, data in .amends/data.
import '@amends/all-in-one/main';
